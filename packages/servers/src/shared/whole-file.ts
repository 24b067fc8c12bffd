import type { PluginOptions } from "@blocked/profiles";
import type { CodeLine } from "./code.ts";

/** What a front end needs from an API of another origin. */
export type Needs = {
  origins: string[];
  cookies: boolean;
  methods: string[];
  /** Beside Content-Type, which JSON needs. */
  headers: string[];
  /** The response headers that scripts read. */
  exposed: string[];
};

/** The needs as options of @fastify/cors. Every option is written out, because the servers' defaults differ. */
export function toOptions({ origins, cookies, methods, headers, exposed }: Needs): PluginOptions {
  return {
    origin: origins,
    credentials: cookies,
    methods,
    allowedHeaders: ["Content-Type", ...headers],
    ...(exposed.length > 0 ? { exposedHeaders: exposed } : {}),
  };
}

export const exactOrigin =
  "Exactly what location.origin says in the page: no path, no slash at the end.";

/** The traps, each with the lines that it stands above, in every server's names. */
const traps: [trap: string, names: string[]][] = [
  [exactOrigin, ["origin", "allow_origins"]],
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
export function fillFile(file: string, mark: string, lines: readonly CodeLine[]): string {
  const commented = lines.flatMap(({ text }) => {
    const [, name = ""] = /^ +(\w+)(?:[:=])(?! ?false)/i.exec(text) ?? [];
    const trap = traps.find(([, names]) => names.includes(name));
    return trap === undefined ? [text] : [mark + trap[0], text];
  });
  return file.replace("{cors}", () => commented.join("\n"));
}
