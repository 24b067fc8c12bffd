import type { Pattern, PluginOptions } from "@blocked/profiles";

/** The options as most servers take them: lists, and patterns apart from names. */
export type Policy = {
  /** `*`, each origin by its own name, or only those in the lists. */
  allows: "star" | "reflected" | "listed";
  names: readonly string[];
  patterns: readonly Pattern[];
  credentials: boolean;
  /** Null where the option is left out. */
  methods: readonly string[] | null;
  headers: readonly string[] | null;
  exposed: readonly string[] | null;
  maxAge: number | null;
};

export function toPolicy(options: PluginOptions): Policy {
  const { origin = "*", credentials = false, maxAge = null } = options;
  const all = [origin].flat();
  return {
    allows: all.includes("*") ? "star" : all.includes(true) ? "reflected" : "listed",
    names: all.filter((one) => typeof one === "string"),
    patterns: all.filter((one): one is Pattern => typeof one === "object"),
    credentials,
    methods: toList(options.methods),
    headers: toList(options.allowedHeaders),
    exposed: toList(options.exposedHeaders),
    maxAge,
  };
}

/** A text that is a list becomes one. */
function toList(value: string | string[] | undefined): string[] | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value.split(/, */) : value;
}

const token = /^[\w!#%&'*+.^`|~$-]+$/;

/** The first text that is no name of a method or of a header. */
export const findMalformed = ({ methods, headers }: Policy): string | undefined =>
  [...(methods ?? []), ...(headers ?? [])].find((name) => !token.test(name));

/** Where a server differs, by what the policy says; the first rule that applies is shown. */
export type Rule = readonly [applies: (policy: Policy) => boolean, sentence: string];

export function toRuled(rules: readonly Rule[]) {
  return (options: PluginOptions) => {
    const policy = toPolicy(options);
    const rule = rules.find(([applies]) => applies(policy));
    return rule === undefined ? null : { sentence: rule[1] };
  };
}

/** One origin by name, which @fastify/cors sends to everybody. */
export const isSingle = ({ allows, names, patterns }: Policy) =>
  allows === "listed" && names.length === 1 && patterns.length === 0;

export const isStarWithCookies = ({ allows, credentials }: Policy) =>
  allows === "star" && credentials;

export const isReflected = ({ allows }: Policy) => allows === "reflected";

/** A star for the methods or the headers. */
export const hasStar = ({ methods, headers }: Policy) =>
  methods?.includes("*") === true || headers?.includes("*") === true;

export const listsNoMethod = ({ methods }: Policy) => methods === null;

/** What stands below a file that a test runs. */
export const ranWith = (tool: string) =>
  `A test runs such a file where ${tool} is installed, and reads from listed origins and from another, with and without cookies.`;

/** What stands below a file that nobody could run here. */
export const fromDocumentation = (name: string) =>
  `Written from the documentation of ${name}, not run (28 November 2026).`;
