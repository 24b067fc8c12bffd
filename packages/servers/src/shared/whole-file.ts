import type { PluginOptions } from "@blocked/profiles";
import type { CodeLine } from "./code.ts";

/** What a front end needs from an API of another origin. */
export type Needs = {
  /** Origins as a browser sends them. A star stands for every website, and counts only without cookies. */
  origins: string[];
  cookies: boolean;
  methods: string[];
  /** Request headers, with Content-Type where the page sends JSON. */
  headers: string[];
  /** The response headers that scripts read. */
  exposed: string[];
};

/** The needs as options of @fastify/cors. Every option is written out, because the servers' defaults differ. */
export function toOptions({ origins, cookies, methods, headers, exposed }: Needs): PluginOptions {
  return {
    // Express compares a star in a list with the origin, and so allows nobody.
    origin: origins.includes("*") ? "*" : origins,
    credentials: cookies,
    methods,
    allowedHeaders: headers,
    ...(exposed.length > 0 ? { exposedHeaders: exposed } : {}),
  };
}

const exactOrigin = "Exactly what location.origin says in the page: no path, no slash at the end.";
const everyOrigin =
  "Every website may read the responses. No browser accepts the star together with cookies.";

export const toOriginTrap = ({ origin }: PluginOptions) =>
  origin === "*" ? everyOrigin : exactOrigin;

/** The traps, each with the option whose line it stands above. */
const traps: Partial<Record<string, string>> = {
  credentials: 'Cookies: the page also has to send them, with credentials: "include".',
  methods: "Listed one by one: with cookies a star would be the name of a method.",
  allowedHeaders: "Listed one by one: with cookies a star would be the name of a header.",
};
const exposedTrap = "Without this a script sees only the seven headers that are always readable.";

/**
 * Puts a snippet into a file in the place of `{cors}`, as far indented, with a comment above each line that people get
 * wrong.
 * @param mark what begins a comment
 */
export function fillFile(
  file: string,
  mark: string,
  lines: readonly CodeLine[],
  options: PluginOptions,
): string {
  const said = new Set<string>();
  const toTrap = ({ text, options: [option] }: CodeLine): string | null => {
    const name =
      option ??
      (/^\W*(?:(?:cors_)?expose|with_?expose|response_?headers)/i.test(text) ? "exposed" : null);
    if (name === null || said.has(name) || (name === "credentials" && options.credentials !== true))
      return null;
    said.add(name);
    if (name === "origin") return toOriginTrap(options);
    return name === "exposed" ? exposedTrap : (traps[name] ?? null);
  };
  const commented = lines.flatMap((line) => {
    const trap = toTrap(line);
    const indent = /^\s*/.exec(line.text)?.[0] ?? "";
    return trap === null ? [line.text] : [`${indent}${mark} ${trap}`, line.text];
  });
  return file.replace(/^([ \t]*)\{cors\}/m, (_, indent: string) =>
    commented.map((text) => (text === "" ? "" : indent + text)).join("\n"),
  );
}
