import {
  type CodeLine,
  correctSetup,
  fillIn,
  type Profile,
  toFastifyCode,
  toSetupCode,
} from "@blocked/profiles";

/** The source of each set-up by its name; only the web server can read the files. */
export type SetupTexts = Readonly<Record<string, string>>;

/**
 * Writes a profile's Fastify server as code.
 * @param like the profile to compare with: a set-up is compared with the plugin written as a set-up
 */
export function toServerCode(
  { policy }: Profile,
  { texts, pageOrigin }: { texts: SetupTexts; pageOrigin: string },
  like?: Profile,
): CodeLine[] {
  if (policy.kind === "setup") return toSetupCode(texts[policy.name] ?? "");
  return like?.policy.kind === "setup"
    ? toSetupCode(correctSetup)
    : toFastifyCode(fillIn(policy, pageOrigin));
}
