import { spawnSync } from "node:child_process";
import { readPaste } from "@blocked/cors-protocol/paste";
import { expect, test } from "vitest";
import { serversById } from "../../src/servers.ts";
import type { ServerId } from "../../src/shared/names.ts";
import { type Needs, toOptions } from "../../src/shared/whole-file.ts";

const needs: Needs = {
  origins: ["https://app.example.com", "https://admin.example.com"],
  cookies: true,
  methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
  headers: ["Content-Type", "Authorization", "X-Tenant"],
  exposed: ["X-Total-Count"],
};
const variants: Needs[] = [needs, { ...needs, origins: ["*"], cookies: false, exposed: [] }];

const ids = Object.keys(serversById) as ServerId[];
const endingIn = (extension: string) =>
  ids.filter((id) => serversById[id].file.name.endsWith(extension));
const toTexts = (id: ServerId) =>
  variants.map((variant) => serversById[id].file.toText(toOptions(variant)));

/** Runs a program that reads a text; null where the machine does not have it. */
function check(program: string, args: string[], input: string): string | null {
  const { error, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
  return error === undefined ? `${stdout}${stderr}` : null;
}

test.for(endingIn(".json"))("%s file › is JSON", (id) => {
  for (const text of toTexts(id)) expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test.for(endingIn(".py"))("%s file › parsed by Python › no error", (id, { skip }) => {
  for (const text of toTexts(id)) {
    const said = check("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], text);
    skip(said === null, "Python is not installed.");
    expect(said).toBe("");
  }
});

test.for(endingIn(".go"))("%s file › gofmt › changes nothing", (id, { skip }) => {
  for (const text of toTexts(id)) {
    const formatted = check("gofmt", [], text);
    skip(formatted === null, "gofmt is not installed.");
    expect(formatted).toBe(text);
  }
});

test.for(endingIn(".mjs"))("%s file › parsed by Node.js › no error", (id) => {
  for (const text of toTexts(id)) {
    expect(check(process.execPath, ["--input-type=module", "--check", "-"], text)).toBe("");
  }
});

/** Where the reader's word for a server is not its id. */
const readAs: Partial<Record<ServerId, string>> = { nestjs: "express", rails: "rack" };

/** What the reader of pasted configurations does not know. */
const unread: readonly ServerId[] = [
  "h3",
  "jub0bs",
  "axum",
  "aspnet",
  "caddy",
  "apache",
  "haproxy",
];

test.for(ids.filter((id) => !unread.includes(id)))(
  "%s file › pasted into the diagnosis › read back without a problem",
  (id) => {
    for (const text of toTexts(id)) {
      const read = readPaste(text).configuration;
      expect([read?.servers[0], read?.problems]).toEqual([readAs[id] ?? id, []]);
    }
  },
);

test.for(unread)("%s file › pasted into the diagnosis › not mistaken for another server", (id) => {
  for (const text of toTexts(id)) expect(readPaste(text).configuration?.problems ?? []).toEqual([]);
});
