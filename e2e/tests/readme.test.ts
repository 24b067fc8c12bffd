import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@blocked/lab";
import { toReason } from "@blocked/cors-protocol";
import { fillIn, findProfile, getShown, profiles } from "@blocked/profiles";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const readme = read("README.md");

test("README › every pnpm command › exists in package.json", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/pnpm(?:@12)? ([a-z0-9:]+)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "12");
  expect(commands.length).toBeGreaterThan(8);
  for (const name of commands) expect(Object.keys(scripts)).toContain(name);
});

test("package.json › every script › is in the README", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const name of Object.keys(scripts).filter((script) => script !== "format")) {
    expect(readme).toContain(`\`pnpm ${name}\``);
  }
});

test("README › error index › has the message and the link of every code", () => {
  const links = [...readme.matchAll(/\[([a-z-]+)\]\((http:\/\/localhost:3000\/\?[^)]+)\)/g)];
  const covered = links.flatMap(([, id = "", link = ""]) => {
    const profile = findProfile(id);
    expect(profile, id).toBeDefined();
    const shown = profile === undefined ? null : getShown(profile);
    if (shown?.outcome.verdict !== "blocked") return [];
    const want = fillIn(shown.outcome, "http://localhost:3000");
    const { request, cookies, token } = shown.probe;
    expect(link).toBe(
      `http://localhost:3000/?profile=${id}&request=${request}${cookies ? "&cookies=1" : ""}${token ? "&token=1" : ""}`,
    );
    expect(readme).toContain(`\`${toReason(want)}\``);
    return [want.code];
  });
  // Several profiles may share the row of their code.
  const codes = profiles.flatMap((profile) => {
    const want = getShown(profile)?.outcome;
    return want?.verdict === "blocked" ? [want.code] : [];
  });
  expect(covered).toEqual(expect.arrayContaining(codes));
});

test("tutorial page › every test that it names › exists", () => {
  const page = read("apps/web/features/tutorial/tutorial-page.tsx").replaceAll(/\s+/g, " ");
  const places = ["e2e/tests", "packages/cors-protocol/src"];
  const proofs = [...page.matchAll(/<Proof>\s*(\S+), “([^”]+)”\s*<\/Proof>/g)];
  expect(proofs.length).toBeGreaterThan(1);
  for (const [, file = "", title = ""] of proofs) {
    const path = places
      .map((place) => `${place}/${file}`)
      .find((one) => existsSync(join(root, one)));
    expect(read(path ?? file)).toContain(title);
  }
});

test("SECURITY.md › every test file that it names › exists", () => {
  const named = [...read(".github/SECURITY.md").matchAll(/`([\w-]+\.(?:test|spec)\.ts)`/g)];
  const files = ["apps", "packages", "e2e"].flatMap((folder) => listFiles(join(root, folder)));
  expect(named.length).toBeGreaterThan(20);
  expect(files).toEqual(expect.arrayContaining(named.map(([, file]) => file)));
});

/** Names all files below a folder, without installed and built ones. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? listFiles(join(folder, entry.name)) : [entry.name];
  });
}
