import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folder, install, runProgram, staticClosure } from "./installed.ts";

const { bin, files } = await install();
const page = "http://localhost:3000";
const other = "http://localhost:3001";

/** @fastify/cors with its own methods, which leave out PUT. */
const server: Server = createServer((request, response) => {
  const isPreflight = request.method === "OPTIONS";
  response.writeHead(isPreflight ? 204 : 200, {
    Vary: isPreflight ? "Origin, Access-Control-Request-Headers" : "Origin",
    ...(request.headers.origin === page ? { "Access-Control-Allow-Origin": page } : {}),
    ...(request.url === "/all"
      ? { "Access-Control-Allow-Origin": request.headers.origin ?? "*" }
      : {}),
    ...(request.url === "/all" ? { "Access-Control-Allow-Credentials": "true" } : {}),
    ...(isPreflight
      ? {
          "Access-Control-Allow-Methods": "GET, HEAD, POST",
          "Access-Control-Allow-Headers": "Content-Type",
          "Content-Length": "0",
        }
      : {}),
  });
  response.end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const api = `http://localhost:${port}`;

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const doctor = (...args: string[]) => runProgram(bin, args);
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```console\n\$ (?:npx )?cors-doctor ([^]*?)\n([^]*?)```/g)];

/** The words of a command as a shell splits them. */
const toWords = (command: string) =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

test("README › each transcript › is what the installed command prints", async () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const [, command = "", printed = ""] of examples) {
    const args = toWords(command).map((word) => word.replace("http://localhost:4000", api));
    const { stdout, stderr } = await doctor(...args);
    const text = (stdout + stderr)
      .replaceAll(String(port), "4000")
      .replaceAll(/\d+ ms\b/g, "2 ms")
      .replaceAll("::1", "127.0.0.1");
    expect(text).toBe(printed);
  }
});

test("package › contains the program, its licence, its page and the schemas, and nothing else", () => {
  expect(files.filter((file) => !file.endsWith(".js")).toSorted()).toEqual([
    "LICENSE",
    "README.md",
    "check.schema.json",
    "expectations.schema.json",
    "package.json",
    "report.schema.json",
    "survey.schema.json",
  ]);
  const published = readFileSync(join(folder, "dist/README.md"), "utf8");
  expect(published).not.toContain("](../");
  const { dependencies } = JSON.parse(readFileSync(join(folder, "dist/package.json"), "utf8")) as {
    dependencies?: object;
  };
  expect(dependencies).toBeUndefined();
});

test("start › before the first request › the sentences and the servers are not loaded", () => {
  const dist = join(folder, "dist");
  const entry = readdirSync(dist).find((file) => file.startsWith("run-examine"));
  const early = staticClosure(dist, entry ?? "", staticClosure(dist, "cli.js"));
  const size = [...early].reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  expect(early.size).toBeGreaterThan(3);
  expect(size).toBeLessThan(160_000);
});

const ends: [title: string, args: string[], code: number][] = [
  ["the page may read it", [`${api}/items`, "--from", page], 0],
  ["blocked", ["PUT", `${api}/items/1`, "--from", page], 1],
  ["every origin, with cookies", [`${api}/all`, "--from", page, "--credentials"], 2],
  ["nobody listens", ["http://localhost:1/", "--from", page], 3],
  ["a survey without a hole", ["survey", `${api}/items`, "--from", page], 0],
  ["a survey with a hole", ["survey", `${api}/all`, "--from", page], 2],
  ["a survey of a page that is not allowed", ["survey", `${api}/items`, "--from", other], 1],
  ["a survey where nobody listens", ["survey", "http://localhost:1/", "--from", page], 3],
  ["expectations in a file that is not there", ["check", "cors.expect.yaml"], 64],
  ["an address without a scheme", ["localhost:4000/items", "--from", page], 64],
];

test.for(ends)("exit code › %s › %s", async ([, args, code]) => {
  const ended = await doctor(...args);
  expect(ended.code).toBe(code);
  expect(ended.stdout + ended.stderr).not.toContain("\u001b");
  expect(ended.stderr === "").toBe(code !== 64);
  expect(ended.stderr.trim()).not.toContain("\n");
});

test("explain › a console line from the standard input › what /diagnose says", async () => {
  const line = `Access to fetch at '${api}/items' from origin '${page}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;
  const { code, stdout } = await runProgram(bin, ["explain", "-", "--stack", "koa"], line);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Found 1 error from Chromium\.$/m);
  expect(stdout).toMatch(/has no\s+Access-Control-Allow-Origin header/);
  expect(stdout).toMatch(/In Koa:/);
});

test("a reader that has gone › a closed pipe › no stack trace", async () => {
  const command = `'${bin}' '${api}/items' --from '${page}' | true`;
  const { stderr } = await runProgram("sh", ["-c", command]);
  expect(stderr).toBe("");
});

test("--json › the report › parses, and has a version", async () => {
  const { stdout } = await doctor("PUT", `${api}/items/1`, "--from", page, "--json");
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, exitCode: 1 });
});

test.for([
  ["works", "items", 0],
  ["blocked", "all", 2],
  ["blocked", "items", 2],
] as const)("check › %s expected of %s › exit code %i", async ([expected, path, code]) => {
  const file = join(folder, `${expected}-${path}.json`);
  const expectations = [{ url: `${api}/${path}`, from: page, expect: expected }];
  writeFileSync(file, JSON.stringify({ expectations }));
  const ended = await doctor("check", file, "--junit");
  expect([ended.code, ended.stderr]).toEqual([code, ""]);
  expect(ended.stdout).toContain(`tests="1" failures="${code === 0 ? 0 : 1}"`);
});

test("check › expectations in YAML › the same exit code", async () => {
  const file = join(folder, "cors.expect.yaml");
  const lines = [
    `url: ${api}/`,
    `from: ${page}`,
    "expectations:",
    "  - { url: items, expect: works }",
  ];
  writeFileSync(file, lines.join("\n"));
  const ended = await doctor("check", file);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
});
