import { fillIn, type Profile } from "@blocked/profiles";
import { type CodeLine, fastify, servers } from "@blocked/servers";

/** A profile's snippet for another server than Fastify; without lines the note says why there is none. */
export type OtherServer = { name: string; lines: CodeLine[] | null; note: string | null };

/** One for each server; none for a set-up, which only Fastify has. */
export function toOtherServers({ policy }: Profile, pageOrigin: string): OtherServer[] {
  if (policy.kind === "setup") return [];
  return servers
    .filter((server) => server !== fastify)
    .map(({ name, note, toSnippet }) => {
      const snippet = toSnippet(fillIn(policy, pageOrigin), pageOrigin);
      if (snippet.lines === null) return { name, lines: null, note: snippet.reason };
      const sentences = [snippet.differs?.sentence, note].filter((one) => one !== undefined);
      return { name, lines: snippet.lines, note: sentences.join(" ") || null };
    });
}
