import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  simulate,
  type HeaderLine,
  type Response,
  toConsoleLines,
  type Verdict,
} from "@blocked/cors-protocol";
import { paths } from "@blocked/api-client";
import { getShown, type Probe, type Profile } from "@blocked/profiles";

export type Told = { verdict: Verdict; exchanges: string[]; lines: string[] };

const methods = { read: "GET", create: "POST", update: "PUT", remove: "DELETE" } as const;
export const origin = "http://localhost:3000";

/** What an engine makes of a server's answers to the request that shows a profile, in a lab at its usual ports. */
export async function tell(
  profile: Profile,
  answers: readonly Response[],
  engine: Engine,
): Promise<Told> {
  const probe = getShown(profile)?.probe;
  if (probe === undefined) throw new Error(`No single request shows ${profile.id}.`);
  const request = toRequest(profile.id, probe);
  const left = [...answers];
  const exchanges: Exchange[] = [];
  const answer = ({ method, headers }: { method: string; headers: HeaderLine[] }) => {
    const response = left.shift() ?? null;
    const rest = { handlerRan: false, rowsWritten: 0, at: 0 };
    exchanges.push({ method, path: "", requestHeaders: headers, response, ...rest });
    return response;
  };
  const verdict = await simulate(request, answer, engineRules[engine]);
  const lines = toConsoleLines(request, exchanges, verdict, engine) ?? [];
  return {
    verdict,
    exchanges: exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`),
    lines: lines.map(([line]) => line),
  };
}

function toRequest(profileId: string, { request, cookies, token, text }: Probe): CorsRequest {
  const isWrite = request === "create" || request === "update";
  const type = text ? "text/plain" : "application/json";
  const path = request === "update" || request === "remove" ? paths.item(1) : paths.items;
  return {
    url: `http://localhost:4000${paths.profile(profileId)}${path}`,
    method: methods[request],
    headers: [
      ...(isWrite ? [["Content-Type", type] as HeaderLine] : []),
      ...(token ? [["Authorization", "Bearer (present)"] as HeaderLine] : []),
    ],
    credentials: cookies ? "include" : "same-origin",
    mode: "cors",
    origin,
  };
}
