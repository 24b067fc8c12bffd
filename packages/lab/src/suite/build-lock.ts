import { createHash } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../plain-error.ts";
import { root } from "../root.ts";

/** A socket's longest path is about 100 bytes, and a longer one is silently cut: to a file that is no lock. */
const folder = tmpdir().length > 60 ? "/tmp" : tmpdir();

/** The socket dies with its process, so that a killed run leaves no lock behind. */
const toSocket = (name: string) =>
  join(
    folder,
    `blocked-build-${createHash("sha256").update(name).digest("hex").slice(0, 12)}.sock`,
  );

/** Lets one build of this clone run at a time: Next.js refuses a second one in the same folder. */
export const withBuildLock = <T>(build: () => Promise<T>): Promise<T> => withLock(root, build);

/** Lets one process at a time make what this folder holds. */
export async function withLock<T>(made: string, build: () => Promise<T>): Promise<T> {
  const lock = await take(toSocket(made));
  try {
    return await build();
  } finally {
    lock.close();
  }
}

async function take(path: string): Promise<Server> {
  for (;;) {
    const server = createServer((socket) => socket.on("error", () => {}).resume());
    try {
      await once(server.listen(path), "listening");
      return server.unref();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE") {
        throw new PlainError(
          `Nothing can be written to ${folder} (${code}): make room there, or name another folder with TMPDIR.`,
        );
      }
    }
    if (await isHeld(path)) await sleep(200);
    // No process listens: the holder was killed.
    else rmSync(path, { force: true });
  }
}

async function isHeld(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
