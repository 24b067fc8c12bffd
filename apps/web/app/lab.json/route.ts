import { readSettings, toOrigin } from "@blocked/lab/settings";

export const dynamic = "force-dynamic";

/** Where the API is. Asked at run time, so that one build serves any pair of ports. */
export function GET(): Response {
  return Response.json({ api: toOrigin(readSettings().apiPort) });
}
