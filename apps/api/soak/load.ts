import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import autocannon, { type Client, type Request } from "autocannon";

/** A request of the load, and the status that it has to get. */
export type Planned = Pick<Request, "method" | "path" | "body" | "headers"> & {
  want: number;
  /** Plans the next requests of the same connection. */
  onBody?: (body: string) => Planned[];
};

export type Tally = {
  responses: number;
  byStatus: Map<number, number>;
  /** 503s with Retry-After. */
  refused: number;
  faults: string[];
};

export function createTally(): Tally {
  return { responses: 0, byStatus: new Map(), refused: 0, faults: [] };
}

export type Load = {
  connections: number;
  /** Plans the next request of a connection. */
  next: (connection: number) => Planned;
  isOver: () => boolean;
  tally: Tally;
};

/** Sends requests without a pause on every connection until the load is over, and checks every response. */
export async function run(url: string, load: Load): Promise<void> {
  const { connections, isOver } = load;
  let index = 0;
  await new Promise<void>((done, fail) => {
    const setupClient = (client: Client) => setUp(client, index++, load);
    const timing = { duration: 86_400, timeout: 120, sampleInt: 20 };
    const instance = autocannon({ url, connections, setupClient, ...timing }, (error) =>
      error ? fail(error) : done(),
    );
    instance.on("response", () => {
      if (isOver()) instance.stop();
    });
  });
}

/** Replaced by the first plan before anything is sent. */
const idle: Planned = { want: 0 };

function setUp(client: Client, index: number, { next, tally }: Load): void {
  const queue: Planned[] = [];
  let current: Planned = idle;
  // autocannon reconnects silently, so a request that follows an unanswered one is the only sign of a loss.
  let isWaiting = false;
  client.addListener("request", () => {
    if (isWaiting) tally.faults.push(`${current.method} ${current.path} got no response`);
    isWaiting = true;
  });
  client.addListener("response", () => (isWaiting = false));
  client.setRequests([
    {
      setupRequest: (request) => {
        current = queue.shift() ?? next(index);
        const { method, path, body, headers = {} } = current;
        return { ...request, method, path, body, headers };
      },
      onResponse: (status, body, _context, headers = {}) => {
        check(tally, current, status, body, "retry-after" in headers);
        if (status === current.want) queue.push(...(current.onBody?.(body) ?? []));
        // Retries a refused deletion; its item would stay in the table.
        else if (status === 503 && current.want === 204) queue.unshift(current);
      },
    },
  ]);
}

const agent = new Agent({ keepAlive: true, maxFreeSockets: Infinity });

/** Sends a GET on a kept connection and checks the response. */
export async function get(base: string, planned: Planned, tally: Tally): Promise<void> {
  const sent = request(`${base}${planned.path}`, { agent }).end();
  try {
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    const { statusCode = 0, headers } = response;
    check(tally, planned, statusCode, await text(response), "retry-after" in headers);
  } catch (error) {
    // An API that is busy for longer than its keep-alive timeout closes idle connections with a request in them.
    // Browsers send such a request again.
    const isClosed = sent.reusedSocket && (error as NodeJS.ErrnoException).code === "ECONNRESET";
    if (isClosed) return get(base, planned, tally);
    tally.faults.push(`GET ${planned.path} got no response`);
  }
}

function check(
  tally: Tally,
  planned: Planned,
  status: number,
  body: string,
  hasRetryAfter: boolean,
) {
  const { method, path, want } = planned;
  tally.responses += 1;
  tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1);
  if (status === 503 && hasRetryAfter) tally.refused += 1;
  else if (status !== want) tally.faults.push(`${method} ${path} got ${status}: ${body}`);
}

export function toLine({ responses, byStatus, refused, faults }: Tally): string {
  const statuses = [...byStatus]
    .toSorted(([one], [other]) => one - other)
    .map(([status, number]) => `${number} × ${status}`);
  return `${responses} responses (${statuses.join(", ")}), ${refused} refused with Retry-After, ${faults.length} faults`;
}
