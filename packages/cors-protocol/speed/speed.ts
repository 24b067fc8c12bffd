import {
  checkPreflight,
  checkResponse,
  createRequest,
  type Exchange,
  exposedHeaders,
  judge,
  preflightReasons,
  type ResponseHead,
  simulate,
} from "../src/index.ts";
import { toConsoleLines } from "../src/messages.ts";
import { readPaste } from "../src/paste/index.ts";
import { quirks } from "../src/quirks/index.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items";

/** The requests of all quirks, with the exchanges of their runs: odd headers, redirects, long values. */
const cases = await Promise.all(
  quirks.map(async ({ run }) => {
    const request = createRequest({ ...run.request, url }, origin);
    const exchanges: Exchange[] = [];
    await simulate(request, ({ method, headers, hop, phase }) => {
      const response = run.hops[hop]?.[phase] ?? null;
      const rest = { handlerRan: true, rowsWritten: 0, at: 0 };
      exchanges.push({ method, path: "/items", requestHeaders: headers, response, ...rest });
      return response;
    });
    return { request, exchanges, verdict: judge(request, exchanges) };
  }),
);

const put = createRequest(
  {
    url,
    method: "PUT",
    credentials: "include",
    headers: [
      ["Content-Type", "application/json"],
      ["Authorization", "Bearer a"],
    ],
  },
  origin,
);
const response: ResponseHead = {
  status: 204,
  headers: [
    ["Access-Control-Allow-Origin", origin],
    ["Access-Control-Allow-Credentials", "true"],
    ["Access-Control-Allow-Methods", "GET, PUT"],
    ["Access-Control-Allow-Headers", "content-type, authorization"],
    ["Vary", "Origin"],
  ],
};

/** Each entry, and what one call of it works on in turn. */
const entries: [name: string, work: () => unknown, calls: number][] = [
  ["preflightReasons", () => preflightReasons(put), 1],
  ["checkPreflight", () => checkPreflight(put, response), 1],
  ["checkResponse", () => checkResponse(put, response), 1],
  ["exposedHeaders", () => exposedHeaders(put, response), 1],
  [
    "judge, on the runs of all quirks",
    () => cases.map(({ request, exchanges }) => judge(request, exchanges)),
    cases.length,
  ],
  [
    "toConsoleLines, on their verdicts",
    () =>
      cases.map(({ request, exchanges, verdict }) => toConsoleLines(request, exchanges, verdict)),
    cases.length,
  ],
];

const seconds = 1;

/** Calls a second of processor time, after a second of warming up. */
function rate(work: () => unknown, calls: number): number {
  let last = 0;
  for (let round = 0; round < 2; round += 1) {
    const before = process.cpuUsage();
    const end = performance.now() + seconds * 1000;
    let count = 0;
    while (performance.now() < end) {
      for (let many = 0; many < 100; many += 1) work();
      count += 100 * calls;
    }
    const { user, system } = process.cpuUsage(before);
    last = count / ((user + system) / 1e6);
  }
  return last;
}

for (const [name, work, calls] of entries) {
  const before = process.memoryUsage().heapUsed;
  const perSecond = Math.round(rate(work, calls)).toLocaleString("en");
  const grown = Math.max(0, process.memoryUsage().heapUsed - before) / 2 ** 20;
  process.stdout.write(`${perSecond} a second: ${name} (heap +${grown.toFixed(0)} MiB)\n`);
}

/** A megabyte of each; the reader has to take less than 100 ms for any text on a quiet machine. */
const texts = [
  ["lines about CORS", "Access to fetch at 'http://a/' has been blocked by CORS policy: x\n"],
  ["prose", "The quick brown fox jumps over the lazy dog.\n"],
  ["several scripts", "äß漢字仮名한국어İ😀 "],
  ["response heads", "HTTP/1.1 200 OK\nVary: Origin\n\n"],
  ["line breaks", "\n"],
  ["braces", "{"],
] as const;

for (const [name, part] of texts) {
  const text = part.repeat(Math.ceil(1e6 / part.length)).slice(0, 1e6);
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    readPaste(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  process.stdout.write(`${Math.min(...times).toFixed(0)} ms: readPaste of a megabyte of ${name}\n`);
}
