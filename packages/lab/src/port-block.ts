import { randomInt } from "node:crypto";
import { tryPort } from "./loopback.ts";

/** Below the ports that systems give to whoever asks for any, so that no connection takes one meanwhile. */
const [lowest, highest] = [20_000, 32_764];
const size = 4;

export type PortBlock = { webPort: number; evilPort: number; apiPort: number };

/**
 * Neighbouring ports that nobody has now, for a lab of a test's own; the one behind the API's stays closed.
 * Somebody may take one before it is used: whoever starts a server there tries again with another block.
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
