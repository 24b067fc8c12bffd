import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { onTestFinished } from "vitest";

const isV6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ family }) => family === "IPv6"),
);

/** The loopback addresses that this machine has. */
export const families = ["127.0.0.1", ...(isV6 ? ["::1"] : [])];

/** Holds a port until the test is over, or until the returned function is called. */
export async function hold(
  port: number,
  host: string,
): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer();
  await once(server.listen({ port, host, exclusive: true }), "listening");
  const address = server.address();
  const release = () => new Promise<void>((done) => server.close(() => done()));
  onTestFinished(release);
  return { port: typeof address === "object" ? (address?.port ?? 0) : 0, release };
}

/** A port that is free on every family: the system chooses it on one, the others are tried. */
export async function findFreePort(): Promise<number> {
  const { port, release } = await hold(0, "127.0.0.1");
  const isFree = !isV6 || (await isFreeOn(port, "::1"));
  await release();
  return isFree ? port : findFreePort();
}

export async function isFree(port: number): Promise<boolean> {
  const free = await Promise.all(families.map((host) => isFreeOn(port, host)));
  return free.every(Boolean);
}

function isFreeOn(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}
