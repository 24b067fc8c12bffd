import type { Outcome, PluginOptions, PluginPolicy, ProbeId } from "@blocked/profiles";
import { type CodeLine, permissions } from "./code.ts";

/** What changes when this server runs a policy in place of Fastify. */
export type Difference = {
  sentence: string;
  /** The outcome in this server; the API's tests run the snippet and require exactly it. */
  toOutcome?: (outcome: Outcome, probe: ProbeId) => Outcome;
};

/** A policy in a server's own code, or the reason why the server cannot express it. */
export type Snippet =
  | { lines: CodeLine[]; differs: Difference | null }
  | { lines: null; reason: string };

/** A server in which a policy can be written. */
export type Server = {
  name: string;
  /** @param pageOrigin the origin of the page whose outcomes `differs` is about */
  toSnippet: (policy: PluginPolicy, pageOrigin: string) => Snippet;
  /** A sentence that is true of every snippet. */
  note?: string;
  /** A complete program or configuration file around the snippet. */
  file: {
    name: string;
    /** The command that installs its libraries. */
    install: string | null;
    toText: (options: PluginOptions) => string;
  };
  /** Who ran the file, or that nobody did; left out where the API's tests run the file and every snippet. */
  verifiedBy?: string;
};

/** Builds `toSnippet` from what one server writes, lacks and does otherwise. */
export function snippetWriter({
  none,
  lacks,
  toReason = () => null,
  write,
  toDifference,
}: {
  none: { comment: string; differs?: Difference };
  /** The options that the server does not have, each with the sentence that says so. */
  lacks: Readonly<Record<string, string>>;
  /** Why the server refuses this policy, or cannot express a value of it. */
  toReason?: (options: PluginOptions) => string | null;
  write: (options: PluginOptions) => CodeLine[];
  toDifference: (options: PluginOptions, pageOrigin: string) => Difference | null;
}): Server["toSnippet"] {
  return (policy, pageOrigin) => {
    // `origin: false` is how @fastify/cors switches CORS off.
    if (policy.kind === "none" || policy.options.origin === false) {
      const lines = [{ text: none.comment, options: permissions }];
      return { lines, differs: none.differs ?? null };
    }
    const { options } = policy;
    const [lack] = Object.entries(lacks).flatMap(([name, why]) => (name in options ? [why] : []));
    const reason = lack ?? toReason(options);
    return reason === null
      ? { lines: write(options), differs: toDifference(options, pageOrigin) }
      : { lines: null, reason };
  };
}
