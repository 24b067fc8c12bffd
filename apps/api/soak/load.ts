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

function setUp(client: Client, index: number, { next, tally }: Load): void {
  const queue: Planned[] = [];
  let current: Planned = next(index);
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
        const { method, path, want, onBody } = current;
        const isRefused = status === 503 && "retry-after" in headers;
        count(tally, status, isRefused);
        if (status === want) queue.push(...(onBody?.(body) ?? []));
        // Retries a refused deletion; its item would stay in the table.
        else if (isRefused && want === 204) queue.unshift(current);
        else if (!isRefused) tally.faults.push(`${method} ${path} got ${status}: ${body}`);
      },
    },
  ]);
}

function count(tally: Tally, status: number, isRefused: boolean): void {
  tally.responses += 1;
  tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1);
  if (isRefused) tally.refused += 1;
}

export function toLine({ responses, byStatus, refused, faults }: Tally): string {
  const statuses = [...byStatus]
    .toSorted(([one], [other]) => one - other)
    .map(([status, number]) => `${number} × ${status}`);
  return `${responses} responses (${statuses.join(", ")}), ${refused} refused with Retry-After, ${faults.length} faults`;
}
