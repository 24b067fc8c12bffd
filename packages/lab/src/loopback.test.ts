import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { families, findFreePort, hold, isFree } from "../test/ports.ts";
import { findFreeAddresses, listenOnLoopback } from "./loopback.ts";
import { PlainError } from "./plain-error.ts";

const sentence = (port: number, address: string, command: string) =>
  `Port ${port} is taken by another program (${address}, EADDRINUSE): close that program, or choose another port with  WEB_PORT=${port + (port > 65525 ? -10 : 10)} npx -y pnpm@12 ${command}`;

// The sentence repeats the ports in the environment, where a developer may have set some.
beforeEach(() => {
  for (const name of ["WEB", "API", "EVIL"].flatMap((one) => [`${one}_PORT`, `E2E_${one}_PORT`])) {
    vi.stubEnv(name, undefined);
  }
  onTestFinished(() => void vi.unstubAllEnvs());
});

test("findFreeAddresses › a free port › both families", async () => {
  expect(await findFreeAddresses(await findFreePort(), "WEB_PORT")).toEqual(families);
});

test.for(families)("findFreeAddresses › a port taken on %s only › one sentence", async (host) => {
  const { port, release } = await hold(await findFreePort(), host);
  const want = new PlainError(sentence(port, host, "start"));
  await expect(findFreeAddresses(port, "WEB_PORT", "start")).rejects.toThrow(want);
  await release();
  expect(await findFreeAddresses(port, "WEB_PORT", "start")).toEqual(families);
});

test.for(families)(
  "whoever listens is refused a port taken on %s, and holds no other",
  async (host) => {
    const { port, release } = await hold(await findFreePort(), host);
    const listen = listenOnLoopback(port, "WEB_PORT", () => {});
    await expect(listen).rejects.toThrow(new PlainError(sentence(port, host, "dev")));
    await release();
    expect(await isFree(port)).toBe(true);
  },
);

test("findFreeAddresses › afterwards › the port is free again", async () => {
  const port = await findFreePort();
  await findFreeAddresses(port, "WEB_PORT");
  expect(await isFree(port)).toBe(true);
});

test("findFreeAddresses › the last port is taken › proposes a port in range", async () => {
  const { port } = await hold(65535, "127.0.0.1");
  await expect(findFreeAddresses(port, "API_PORT")).rejects.toThrow("API_PORT=65525 npx");
});

test("listenOnLoopback › one listener › responds on both families", async () => {
  const port = await findFreePort();
  const servers = await listenOnLoopback(port, "WEB_PORT", (request, response) => {
    response.setHeader("Connection", "close").end(request.headers.host);
  });
  onTestFinished(() => servers.forEach((server) => server.close()));
  for (const family of families) {
    const host = `${family.includes(":") ? `[${family}]` : family}:${port}`;
    expect(await (await fetch(`http://${host}/`)).text()).toBe(host);
  }
  expect(servers).toHaveLength(families.length);
});
