import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { diagnose, type Incoming, page, serve } from "../test/serve.ts";

const cors = (origin: string): HeaderLine[] => [["Access-Control-Allow-Origin", origin]];
const echo = ({ origin }: Incoming): HeaderLine[] => [
  ...cors(origin ?? "*"),
  ["Access-Control-Allow-Credentials", "true"],
];
const put = { method: "PUT" };

type Case = {
  title: string;
  answer: Parameters<typeof serve>[0];
  request?: Parameters<typeof diagnose>[1];
  says: RegExp;
};

const causes: Case[] = [
  {
    title: "401 to OPTIONS, and GET has the headers › OPTIONS is rejected before CORS",
    answer: ({ isPreflight }) =>
      isPreflight ? { status: 401 } : { status: 200, headers: cors(page) },
    request: put,
    says: /rejects OPTIONS before CORS/,
  },
  {
    title: "403 to everything without headers › a check runs before CORS",
    answer: () => ({ status: 403 }),
    request: put,
    says: /a check runs before CORS for every method/,
  },
  {
    title: "headers for GET and none for PUT › the method is not in the list",
    answer: ({ header }) =>
      header("Access-Control-Request-Method") === "GET"
        ? { status: 200, headers: cors(page) }
        : { status: 200 },
    request: put,
    says: /leaves all of them out when PUT/,
  },
  {
    title: "a 404 to OPTIONS, and GET has the headers › nothing handles OPTIONS",
    answer: ({ isPreflight }) =>
      isPreflight ? { status: 404 } : { status: 200, headers: cors(page) },
    request: put,
    says: /nothing handles OPTIONS/,
  },
  {
    title: "headers for another origin only › the page is not in the list",
    answer: ({ origin, isPreflight }) =>
      origin === page || !isPreflight
        ? { status: 204 }
        : { status: 204, headers: cors(origin ?? "") },
    request: put,
    says: /is not in the server’s list/,
  },
  {
    title: "headers at the root only › a wrong path",
    answer: ({ path }) => (path === "/" ? { status: 204, headers: cors(page) } : { status: 404 }),
    request: put,
    says: /not registered for this path/,
  },
  {
    title: "a preflight that varies by Origin and names none › the page is not in the list",
    answer: () => ({ status: 204, headers: [["Vary", "Accept, origin"]] }),
    request: put,
    says: /so CORS is set up: .* is not in the server’s list/,
  },
  {
    title: "other CORS headers and no Allow-Origin › the page is not in the list",
    answer: () => ({ status: 200, headers: [["Access-Control-Expose-Headers", "X-Total"]] }),
    says: /so CORS is set up: .* is not in the server’s list/,
  },
  {
    title: "no headers anywhere › CORS is not set up",
    answer: () => ({ status: 404 }),
    request: put,
    says: /CORS is not set up here/,
  },
  {
    title: "a 500 without headers beside a preflight with them › errors lose them",
    answer: ({ isPreflight }) =>
      isPreflight ? { status: 204, headers: cors(page) } : { status: 500 },
    says: /errors leave this server without them/,
  },
  {
    title: "headers on a 404 and none on the 200 › registered after the routes",
    answer: ({ path }) =>
      path.startsWith("/items/") ? { status: 404, headers: cors(page) } : { status: 200 },
    says: /registered after the routes/,
  },
  {
    title: "a 200 and a 404 without headers, for whoever asks › CORS is not set up",
    answer: ({ path }) => ({ status: path === "/items" ? 200 : 404 }),
    says: /CORS is not set up here/,
  },
  {
    title: "no Vary, and no header without an Origin › a cache can mix them up",
    answer: ({ origin }) => ({ status: 200, headers: origin === page ? cors(page) : [] }),
    says: /Vary: Origin is missing/,
  },
];

test.for(causes)("probe › $title", async ({ answer, request, says }) => {
  const { url, seen } = await serve(answer);
  const { conclusions, exchanges } = await diagnose(`${url}/items`, request);
  expect(conclusions.map(({ sentence }) => sentence).join("\n")).toMatch(says);
  expect(exchanges.length).toBe(seen.length);
  expect(seen.length).toBeLessThanOrEqual(6);
  expect(seen.filter(({ method }) => method !== "OPTIONS" && method !== "GET")).toEqual([]);
});

const holes: Case[] = [
  {
    title: "every origin comes back with credentials › any website",
    answer: (request) => ({ status: 200, headers: echo(request) }),
    says: /^Any website can read this/,
  },
  {
    title: "a pattern without an end › a domain that begins like the page’s",
    answer: (request) => ({
      status: 200,
      headers: request.origin?.startsWith("http://localhost") === true ? echo(request) : [],
    }),
    says: /begins like the page’s/,
  },
  {
    title: "a pattern without a start › a domain that ends like the page’s",
    answer: (request) => ({
      status: 200,
      headers: request.origin?.endsWith("localhost:3000") === true ? echo(request) : [],
    }),
    says: /ends like the page’s/,
  },
  {
    title: "null is allowed › a sandboxed frame",
    answer: (request) => ({
      status: 200,
      headers: [page, "null"].includes(request.origin ?? "") ? echo(request) : [],
    }),
    says: /sandboxed frame/,
  },
];

test.for(holes)("hole › $title", async ({ answer, says }) => {
  const { url, seen } = await serve(answer);
  const { conclusions, exitCode } = await diagnose(url, { credentials: true });
  expect(conclusions[0]?.sentence).toMatch(says);
  expect(exitCode).toBe(2);
  expect(seen.length).toBeLessThanOrEqual(6);
});

test("hole › an exact list with credentials › no alarm", async () => {
  const { url } = await serve((request) => ({
    status: 200,
    headers:
      request.origin === page ? [...echo(request), ["Vary", "Origin"]] : [["Vary", "Origin"]],
  }));
  const { conclusions, exitCode } = await diagnose(url, { credentials: true });
  expect(conclusions).toEqual([]);
  expect(exitCode).toBe(0);
});

test("hole › one fixed origin with credentials › no alarm", async () => {
  const { url } = await serve(() => ({
    status: 200,
    headers: [...cors(page), ["Access-Control-Allow-Credentials", "true"]],
  }));
  const { conclusions, exitCode } = await diagnose(url, { credentials: true });
  expect([conclusions, exitCode]).toEqual([[], 0]);
});

test("hole › a star without credentials › no alarm", async () => {
  const { url, seen } = await serve(() => ({ status: 200, headers: cors("*") }));
  const { conclusions, exitCode } = await diagnose(url);
  expect([conclusions, exitCode, seen.length]).toEqual([[], 0, 1]);
});

test("budget › five requests of the browser itself › one is left for probes", async () => {
  const { url, seen } = await serve((request) => {
    const hop = Number(request.path.slice(1));
    return hop < 5
      ? { status: 302, headers: [...echo(request), ["Location", `/${hop + 1}`]] }
      : { status: 200, headers: request.origin === page ? echo(request) : [] };
  });
  const { verdicts, exchanges } = await diagnose(`${url}/1`, { credentials: true });
  expect(verdicts[0]?.outcome).toBe("works");
  expect(exchanges.map(({ role }) => role)).toEqual([...Array(5).fill("request"), "probe"]);
  expect(seen.length).toBe(6);
});
