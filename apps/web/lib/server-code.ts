import { type CodeLine, toProfileCode } from "@blocked/servers";
import type { Profile } from "@blocked/profiles";

/** The source of each set-up by its name; only the web server can read the files. */
export type SetupTexts = Readonly<Record<string, string>>;

/**
 * Writes a profile's Fastify server as code.
 * @param like the profile to compare with: a set-up is compared with the plugin written as a set-up
 */
export function toServerCode(
  profile: Profile,
  { texts, pageOrigin }: { texts: SetupTexts; pageOrigin: string },
  like?: Profile,
): CodeLine[] {
  return toProfileCode(profile, texts, pageOrigin, like);
}
