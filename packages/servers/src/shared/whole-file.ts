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

/** The traps, each with the lines that it stands above, in every server's names. */
const traps: [trap: string, names: string[]][] = [
  [
    'Cookies: the page also has to send them, with credentials: "include".',
    ["credentials", "allow_credentials"],
  ],
  [
    "Listed one by one: with cookies a star would be the name of a method.",
    ["methods", "allowMethods", "allow_methods"],
  ],
  [
    "Listed one by one: with cookies a star would be the name of a header.",
    ["allowedHeaders", "allowHeaders", "allow_headers"],
  ],
  [
    "Without this a script sees only the seven headers that are always readable.",
    ["exposedHeaders", "exposeHeaders", "expose_headers"],
  ],
];

/**
 * Puts a snippet into a file in the place of `{cors}`, with a comment above each line that people get wrong.
 * @param mark what begins a comment, with its indentation
 */
export function fillFile(
  file: string,
  mark: string,
  lines: readonly CodeLine[],
  options: PluginOptions,
): string {
  const all: typeof traps = [[toOriginTrap(options), ["origin", "allow_origins"]], ...traps];
  const commented = lines.flatMap(({ text }) => {
    const [, name = ""] = /^ +(\w+)(?:[:=])(?! ?false)/i.exec(text) ?? [];
    const trap = all.find(([, names]) => names.includes(name));
    return trap === undefined ? [text] : [mark + trap[0], text];
  });
  return file.replace("{cors}", () => commented.join("\n"));
}
