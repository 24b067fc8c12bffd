import { fillIn, type Profile } from "@blocked/profiles";
import type { CodeLine, Servers } from "@blocked/servers";
import { stack, type StackId } from "./preference.ts";

/** A profile's snippet for another server than Fastify; without lines the note says why there is none. */
export type OtherServer = {
  id: StackId;
  name: string;
  lines: CodeLine[] | null;
  note: string | null;
};

/** One for each of these servers; none for a set-up, which only Fastify has. */
export function toOtherServers(
  { policy }: Profile,
  pageOrigin: string,
  servers: Servers,
): OtherServer[] {
  if (policy.kind === "setup") return [];
  return stack.values
    .filter((id) => id !== "fastify")
    .flatMap((id): OtherServer[] => {
      const server = servers[id];
      if (server === undefined) return [];
      const { name, note, toSnippet } = server;
      const snippet = toSnippet(fillIn(policy, pageOrigin), pageOrigin);
      if (snippet.lines === null) return [{ id, name, lines: null, note: snippet.reason }];
      const sentences = [snippet.differs?.sentence, note].filter((one) => one !== undefined);
      return [{ id, name, lines: snippet.lines, note: sentences.join(" ") || null }];
    });
}
