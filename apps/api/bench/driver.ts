import { connect } from "node:net";

/** One request as it goes over the wire, and the status that it has to get. */
export type Load = { request: string; status: number };

/**
 * Sends one request again and again over many connections, each as soon as its last answer is complete. It
 * reads of an answer only status and length: a client that parses more is slower than the fastest server
 * here, and would be what is measured.
 */
export async function drive(
  port: number,
  load: Load,
  seconds: number,
  connections = 50,
): Promise<{ count: number; requestsPerSecond: number }> {
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => driveOne(port, load, end)),
  );
  const count = counts.reduce((sum, one) => sum + one, 0);
  return { count, requestsPerSecond: (count / (performance.now() - begin)) * 1000 };
}

function driveOne(port: number, { request, status }: Load, end: number): Promise<number> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let count = 0;
    let head = "";
    /** Bytes of the answer's body that are still to come; null before its head is complete. */
    let missing: number | null = null;
    const close = (finish: () => void) => {
      socket.destroy();
      finish();
    };
    socket.on("error", fail);
    socket.on("close", () => fail(new Error(`A server closed a connection. ${head}`)));
    socket.on("connect", () => socket.write(request));
    socket.on("data", (chunk) => {
      if (missing === null) {
        head += chunk.toString("latin1");
        const length = readLength(head);
        if (length === null) return;
        if (Number(head.slice(9, 12)) !== status) {
          return close(() => fail(new Error(`Expected ${status}, got ${head}`)));
        }
        missing = length - head.length;
        head = "";
      } else missing -= chunk.length;
      if (missing > 0) return;
      missing = null;
      count += 1;
      if (performance.now() < end) socket.write(request);
      else close(() => done(count));
    });
  });
}

/** How long a whole answer is; null while its head is not complete. */
function readLength(text: string): number | null {
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const [, length = "0"] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end)) ?? [];
  return end + 4 + Number(length);
}
