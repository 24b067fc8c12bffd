import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  fillIn,
  findProfile,
  type Outcome,
  probes,
  type Profile,
  profiles,
} from "@blocked/profiles";
import { servers, toOptions, toText } from "@blocked/servers";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { type Injectable, observe } from "../support/browser.ts";
import { build, pageOrigin } from "../support/build.ts";

// oxlint-disable-next-line eslint/no-restricted-properties -- names an installed nginx, which only this file needs
const nginx = process.env["NGINX_EXECUTABLE"] ?? "";
const server = servers.find(({ name }) => name === "nginx");

/** An app behind nginx, without CORS and without OPTIONS. */
async function startUpstream(): Promise<{ port: number; close: () => void }> {
  const status: Partial<Record<string, number>> = { GET: 200, POST: 201, PUT: 200, DELETE: 204 };
  const server = createServer((request, response) => {
    request.resume();
    response.statusCode = request.url === "/missing" ? 404 : (status[request.method ?? ""] ?? 404);
    response.end();
  }).listen(0);
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** @param text the content of `http { }`, which listens on port 4000 */
async function start(text: string): Promise<Injectable> {
  const upstream = await startUpstream();
  const folder = await mkdtemp(join(tmpdir(), "nginx-"));
  const socketPath = join(folder, "socket");
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const here = text
    .replace("listen 4000", `listen unix:${socketPath}`)
    .replace("127.0.0.1:4001", `127.0.0.1:${upstream.port}`);
  const file = join(folder, "nginx.conf");
  await writeFile(
    file,
    `pid ${folder}/pid; error_log ${folder}/log; events {}\nhttp { access_log off; ${places}\n${here}\n}`,
  );
  // nginx forks into the background once it listens.
  const run = async (...more: string[]) =>
    once(spawn(nginx, ["-p", folder, "-c", file, "-e", `${folder}/log`, ...more]), "exit");
  expect(await run()).toEqual([0, null]);
  onTestFinished(async () => {
    await run("-s", "stop");
    upstream.close();
    await rm(folder, { recursive: true });
  });
  return {
    inject: async ({ method, url, headers, payload }) => {
      const body = typeof payload === "string" ? payload : "";
      const length = body === "" ? {} : { "content-length": String(body.length) };
      const sent = send({
        socketPath,
        path: typeof url === "string" ? url : "/",
        method,
        headers: { ...(headers as Record<string, string>), ...length },
      });
      sent.end(body);
      const [response] = await once(sent, "response");
      response.resume();
      return { statusCode: response.statusCode, headers: response.headers };
    },
  };
}

/** Wraps the shown location in the server that the page leaves out. */
function toServer({ policy }: Profile): string | null {
  if (policy.kind === "setup") return null;
  const lines = server?.toSnippet(fillIn(policy, pageOrigin), pageOrigin).lines;
  if (lines === null || lines === undefined) return null;
  const code = toText(lines);
  const at = code.indexOf("location / {");
  return at < 0
    ? "server { listen 4000; location / { proxy_pass http://127.0.0.1:4001; } }"
    : `${code.slice(0, at)}server { listen 4000; ${code.slice(at)} }`;
}

const cases = profiles.flatMap((profile) => {
  const text = toServer(profile);
  return text === null ? [] : [{ id: profile.id, profile, text }];
});

describe.skipIf(nginx === "")("nginx", async () => {
  const app = await build({}, afterAll);
  const observeAll = async (profile: Profile, server: Injectable) => {
    const seen: Outcome[] = [];
    for (const probe of probes) seen.push(await observe(app, profile, probe, "chromium", server));
    return seen;
  };

  test.for(cases)("nginx › $id › every request ends as with Fastify", async ({ profile, text }) => {
    const want = probes.map(({ id }) => fillIn<Outcome>(profile.outcomes[id], pageOrigin));
    expect(await observeAll(profile, await start(text))).toEqual(want);
  });

  test.for([
    [pageOrigin, "readable"],
    ["https://app.example.com", "blocked"],
  ])("nginx › a configuration for %s › the page is %s", async ([origin = "", want]) => {
    const correct = findProfile("correct");
    const options = toOptions({
      origins: [origin],
      cookies: true,
      methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
      headers: ["Content-Type", "Authorization"],
      exposed: ["X-Total-Count"],
    });
    const text = server?.file.toText(options) ?? "";
    const seen = correct && (await observeAll(correct, await start(text)));
    expect(seen?.map(({ verdict }) => verdict)).toEqual(
      probes.map(({ from }) => (from === "page" ? want : "blocked")),
    );
  });

  test("nginx › a configuration for * › every website reads, none with cookies", async () => {
    const correct = findProfile("correct");
    const options = toOptions({
      origins: ["*"],
      cookies: false,
      methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
      headers: ["Content-Type", "Authorization"],
      exposed: [],
    });
    const text = server?.file.toText(options) ?? "";
    const seen = correct && (await observeAll(correct, await start(text)));
    expect(seen?.map(({ verdict }) => verdict)).toEqual(
      probes.map(({ cookies }) => (cookies ? "blocked" : "readable")),
    );
  });

  test.for([
    ["with “always” › a 404 has the header", "", pageOrigin],
    ["without “always” › a 404 has no header", " always", undefined],
  ] as const)("%s", async ([, left, want]) => {
    const { text } = cases.find(({ id }) => id === "correct") ?? { text: "" };
    const server = await start(text.replaceAll(left, ""));
    const headers = { origin: pageOrigin };
    const answer = await server.inject({ method: "GET", url: "/missing", headers });
    expect([answer.statusCode, answer.headers["access-control-allow-origin"]]).toEqual([404, want]);
  });
});
