import { randomInt } from "node:crypto";
import { tryPort } from "./loopback.ts";

/** Below the ephemeral ports, so that no outgoing connection takes one meanwhile. */
const [lowest, highest] = [20_000, 32_764];
const size = 4;

export type PortBlock = { webPort: number; evilPort: number; apiPort: number };

/**
 * Finds neighbouring free ports for one test's lab. The port after the API's stays closed. Another program may take
 * a port before it is used, so the caller retries with another block.
 */
export async function findPortBlock(): Promise<PortBlock> {
  for (;;) {
    const webPort = lowest + size * randomInt((highest - lowest) / size);
    const ports = Array.from({ length: size }, (_, index) => webPort + index);
    const taken = await Promise.all(
      ports.flatMap((port) => [isTaken(port, "127.0.0.1"), isTaken(port, "::1")]),
    );
    if (!taken.includes(true)) return { webPort, evilPort: webPort + 1, apiPort: webPort + 2 };
  }
}

async function isTaken(port: number, address: string): Promise<boolean> {
  return (await tryPort(port, address)) === "EADDRINUSE";
}
