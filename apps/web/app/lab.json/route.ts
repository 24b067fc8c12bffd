import { readSettings, toOrigin } from "@blocked/lab/settings";

export const dynamic = "force-dynamic";

/** Where the API and the attacker page are. Asked at run time, so that one build serves any ports. */
export function GET(): Response {
  const { apiPort, evilPort } = readSettings();
  return Response.json({ api: toOrigin(apiPort), attacker: toOrigin(evilPort) });
}
