import { needsKey, type Profile, profiles } from "@blocked/profiles";
import { type ArgumentValue, toArguments } from "../src/fastapi.ts";
import { toFastapiRefusal } from "../src/fastapi-refusal.ts";

/** A profile as the FastAPI application reads it. Strings may contain `{origin}`, `{host}` and `{port}` of the page. */
type FastApiProfile = {
  id: string;
  /** Whether the profile answers only a trace with a live key. */
  needsKey: boolean;
  cors:
    | { kind: "none" }
    | { kind: "middleware"; arguments: Record<string, ArgumentValue> }
    | { kind: "setup"; name: string }
    | { kind: "absent"; reason: string };
};

/** The catalogue in the arguments that the snippets show, so that what is shown is what runs. */
export function toFastApiProfiles(): FastApiProfile[] {
  return profiles.map((profile) => ({
    id: profile.id,
    needsKey: needsKey(profile),
    cors: toCors(profile),
  }));
}

function toCors({ policy }: Profile): FastApiProfile["cors"] {
  const reason = toFastapiRefusal({ policy }, "{origin}");
  if (reason !== null) return { kind: "absent", reason };
  if (policy.kind === "setup") return { kind: "setup", name: policy.name };
  if (policy.kind === "none" || policy.options.origin === false) return { kind: "none" };
  const named = toArguments(policy.options).map(([name, value]) => [name, value] as const);
  return { kind: "middleware", arguments: Object.fromEntries(named) };
}
