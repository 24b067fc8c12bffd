import { readSettings, toOrigin } from "@blocked/lab/settings";

// One build serves any ports, so they are read for each request.
export const dynamic = "force-dynamic";

export function GET(): Response {
  const { apiPort, evilPort, fastapiUrl } = readSettings();
  return Response.json({
    api: toOrigin(apiPort),
    attacker: toOrigin(evilPort),
    fastapi: fastapiUrl,
  });
}
