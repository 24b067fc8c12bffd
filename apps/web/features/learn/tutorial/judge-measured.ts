import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  simulate,
  type HeaderLine,
  type ResponseHead,
  type Verdict,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import { paths } from "@blocked/api-client";
import { getShown, type Probe, type Profile } from "@blocked/profiles";
import { fromProbe, toProbePath } from "../../../lib/composition/draft.ts";

export type Judged = { verdict: Verdict; exchanges: string[]; lines: string[] };

export const origin = "http://localhost:3000";

/** Judges measured responses to the request that shows a profile, as in a lab at its usual ports. */
export async function judgeMeasured(
  profile: Profile,
  responses: readonly ResponseHead[],
  engine: Engine,
): Promise<Judged> {
  const probe = getShown(profile)?.probe;
  if (probe === undefined) throw new Error(`No single request shows ${profile.id}.`);
  const request = toRequest(profile.id, probe);
  const left = [...responses];
  const exchanges: Exchange[] = [];
  const respond = ({ method, headers }: { method: string; headers: HeaderLine[] }) => {
    const response = left.shift() ?? null;
    const rest = { handlerRan: false, rowsWritten: 0, at: 0 };
    exchanges.push({ method, path: "", requestHeaders: headers, response, ...rest });
    return response;
  };
  const verdict = await simulate(request, respond, engineRules[engine]);
  const lines = toConsoleLines(request, exchanges, verdict, engine) ?? [];
  return {
    verdict,
    exchanges: exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`),
    lines: lines.map(([line]) => line),
  };
}

function toRequest(profileId: string, probe: Probe): CorsRequest {
  const { method, headers, credentials, mode } = fromProbe(probe);
  const url = `http://localhost:4000${paths.profile(profileId)}${toProbePath(probe)}`;
  return { url, method, headers, credentials, mode, origin };
}
