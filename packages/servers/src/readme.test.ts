import { expect, test } from "vitest";
import { literal, setting } from "./shared/code.ts";
import { type Server, snippetWriter } from "./shared/server.ts";

// @ts-expect-error -- Vite imports any file as a string
const { default: readme } = (await import("../README.md?raw")) as { default: string };
// @ts-expect-error -- Vite imports any file as a string
const { default: source } = (await import("./readme.test.ts?raw")) as { default: string };

const caddy: Server = {
  name: "Caddy",
  toSnippet: snippetWriter({
    none: { comment: "# no CORS header" },
    lacks: { hook: "Caddy has no hooks." },
    write: ({ origin }) => [
      setting("origin", `header Access-Control-Allow-Origin ${literal(origin)}`),
    ],
    toDifference: () => null,
  }),
  file: { name: "Caddyfile", install: null, toText: () => "" },
  verifiedBy: "Nobody has run it yet.",
};

test("README › example of a server › compiles here, character by character", () => {
  const [, example = ""] = /const caddy: Server = (\{[^]*?\n\})/.exec(source) ?? [];
  expect(example).toContain(caddy.name);
  expect(readme).toContain(`export const caddy: Server = ${example}`);
});

test("README › example of a server › writes its line", () => {
  const policy = { kind: "plugin", options: { origin: "https://a.example" } } as const;
  expect(caddy.toSnippet(policy, "https://a.example")).toEqual({
    lines: [
      { text: 'header Access-Control-Allow-Origin "https://a.example"', options: ["origin"] },
    ],
    differs: null,
  });
});
