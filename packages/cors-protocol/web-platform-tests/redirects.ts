import type { HeaderLine } from "../src/index.ts";
import { at, otherPort, page, remote, remote2, type Reply, type Subtest } from "./subtest.ts";

const statuses = [301, 302, 303, 307, 308];
const next = (host: string) => `${host}/next`;

/** A GET that is redirected once. */
function redirected(
  file: Subtest["file"],
  title: string,
  [first, second]: [host: string, host: string],
  [from, to]: [Reply, Reply],
  expected: Pick<Subtest, "ends"> & Partial<Subtest>,
  headers: HeaderLine[] = [],
): Subtest {
  const replies = { [at(first)]: { ...from, location: next(second) }, [next(second)]: to };
  return { file, title, request: { url: at(first), headers }, replies, ...expected };
}

const named = { local: page, remote, remote2 };
type Name = keyof typeof named;
type Allowed = "*" | "page" | "null" | "none" | "remote";

/** The rows of the file: where a request goes, what each server allows, and the Origin at the end, or "refused". */
const origins: [
  first: [Name, Allowed],
  second: [Name, Allowed],
  origin: "page" | "null" | "refused",
][] = [
  [["local", "*"], ["remote", "*"], "page"],
  [["local", "*"], ["remote", "page"], "page"],
  [["local", "*"], ["remote", "null"], "refused"],
  [["local", "*"], ["remote", "none"], "refused"],
  [["local", "page"], ["remote", "*"], "page"],
  [["local", "page"], ["remote", "page"], "page"],
  [["local", "page"], ["remote", "null"], "refused"],
  [["local", "page"], ["remote", "none"], "refused"],
  [["local", "null"], ["remote", "*"], "page"],
  [["local", "none"], ["remote", "*"], "page"],
  [["remote", "*"], ["local", "*"], "null"],
  [["remote", "*"], ["local", "page"], "refused"],
  [["remote", "*"], ["local", "null"], "null"],
  [["remote", "*"], ["local", "none"], "refused"],
  [["remote", "page"], ["local", "*"], "null"],
  [["remote", "page"], ["local", "page"], "refused"],
  [["remote", "page"], ["local", "null"], "null"],
  [["remote", "page"], ["local", "none"], "refused"],
  [["remote", "null"], ["local", "*"], "refused"],
  [["remote", "none"], ["local", "*"], "refused"],
  [["remote", "*"], ["remote", "*"], "page"],
  [["remote", "*"], ["remote", "page"], "page"],
  [["remote", "*"], ["remote", "null"], "refused"],
  [["remote", "*"], ["remote", "none"], "refused"],
  [["remote", "page"], ["remote", "*"], "page"],
  [["remote", "page"], ["remote", "page"], "page"],
  [["remote", "page"], ["remote", "null"], "refused"],
  [["remote", "page"], ["remote", "none"], "refused"],
  [["remote", "null"], ["remote", "*"], "refused"],
  [["remote", "none"], ["remote", "*"], "refused"],
  [["remote", "*"], ["remote2", "*"], "null"],
  [["remote", "*"], ["remote2", "page"], "refused"],
  [["remote", "*"], ["remote2", "null"], "null"],
  [["remote", "*"], ["remote2", "none"], "refused"],
  [["remote", "page"], ["remote2", "*"], "null"],
  [["remote", "page"], ["remote2", "page"], "refused"],
  [["remote", "page"], ["remote2", "null"], "null"],
  [["remote", "page"], ["remote2", "none"], "refused"],
  [["remote", "null"], ["remote2", "*"], "refused"],
  [["remote", "none"], ["remote2", "*"], "refused"],
  [["remote", "*"], ["remote", "remote"], "refused"],
  [["remote", "*"], ["remote2", "remote"], "refused"],
  [["remote", "remote"], ["remote", "*"], "refused"],
];

function toReply(allowed: Allowed): Reply {
  if (allowed === "none") return { origin: null };
  return { origin: allowed === "page" ? page : allowed === "remote" ? remote : allowed };
}

const xTest: HeaderLine[] = [["x-test", "test"]];
const w3c: HeaderLine[] = [["x-w3c", "test"]];
const forced: HeaderLine[] = [["x-force-preflight", ""]];
const custom: HeaderLine[] = [["custom-header", "admin"]];

const ways: [title: string, hosts: [string, string], origin: string][] = [
  ["from a foreign origin to itself", [remote, remote], page],
  ["from one foreign origin to another", [remote, otherPort], "null"],
  ["from the page's origin to a foreign one", [page, remote], page],
  ["from a foreign origin to the page's", [remote, page], "null"],
];
const preflightedWays = ways.filter(([, [first, second]]) => first !== second);

const credentialWays: [title: string, hosts: [string, string]][] = [
  ["from the page's origin to a foreign one", [page, otherPort]],
  ["from a foreign origin to the page's", [otherPort, page]],
  ["from a foreign origin to itself", [otherPort, otherPort]],
  ["from one foreign origin to another", [otherPort, remote]],
];
const userinfo = (host: string, info: string) => host.replace("://", `://${info}@`);

/** What a redirect does to the Origin, and when it is refused. */
export const redirects: Subtest[] = [
  ...origins.map(([[first, one], [second, two], origin]) =>
    redirected(
      "cors/redirect-origin.htm",
      `${first} (${one}) to ${second} (${two}) › ${origin === "refused" ? origin : `Origin of ${origin}`}`,
      [named[first], named[second]],
      [toReply(one), toReply(two)],
      origin === "refused"
        ? { ends: "refused" }
        : { ends: "readable", sentOrigin: origin === "page" ? page : "null" },
    ),
  ),
  ...statuses.flatMap((status) =>
    ways.map(([title, hosts, sentOrigin]) =>
      redirected(
        "fetch/api/cors/cors-redirect.any.js",
        `${status} ${title} › Origin ${sentOrigin}`,
        hosts,
        [{ status }, {}],
        { ends: "readable", preflights: 0, sentOrigin },
      ),
    ),
  ),
  ...statuses.flatMap((status) =>
    preflightedWays.flatMap(([title, hosts]) => [
      redirected(
        "fetch/api/cors/cors-redirect-preflight.any.js",
        `${status} ${title}, the header is listed › readable`,
        hosts,
        [{ status, preflight: 200, headers: "x-w3c" }, { headers: "x-w3c" }],
        { ends: "readable", preflights: hosts[0] === page ? 1 : 2 },
        w3c,
      ),
      redirected(
        "fetch/api/cors/cors-redirect-preflight.any.js",
        `${status} ${title}, the header is not listed › refused`,
        hosts,
        [{ status, preflight: 200 }, {}],
        { ends: "refused" },
        w3c,
      ),
    ]),
  ),
  ...statuses.flatMap((status) => [
    redirected(
      "fetch/api/cors/cors-redirect-credentials.any.js",
      `${status} from the page's origin to a foreign one without user and password › readable`,
      [page, otherPort],
      [{ status }, {}],
      { ends: "readable" },
    ),
    ...credentialWays.flatMap(([title, [first, second]]) =>
      ["user:password", "user:", ":password"].map((info) =>
        redirected(
          "fetch/api/cors/cors-redirect-credentials.any.js",
          `${status} ${title} with ${info} › refused`,
          [first, userinfo(second, info)],
          [{ status }, {}],
          { ends: "refused" },
        ),
      ),
    ),
  ]),
  ...["test:test", "user:", "user", ":pass"].map((info) =>
    redirected(
      "cors/redirect-userinfo.htm",
      `a redirect to ${info}@ › refused`,
      [remote, userinfo(remote, info)],
      [{}, {}],
      { ends: "refused" },
    ),
  ),
  redirected(
    "cors/redirect-userinfo.htm",
    "a redirect to an empty user name › readable",
    [remote, remote],
    [{}, {}],
    { ends: "readable" },
  ),
  ...statuses.flatMap((status) => [
    redirected(
      "fetch/api/cors/cors-preflight-redirect.any.js",
      `${status} in answer to the preflight › refused`,
      [remote, remote],
      [{ status, headers: "x-force-preflight" }, {}],
      { ends: "refused", preflights: 1 },
      forced,
    ),
    redirected(
      "fetch/api/cors/cors-preflight-redirect.any.js",
      `${status} after the preflight, to an address that does not list the header › refused`,
      [remote, remote],
      [{ status, preflight: 200, headers: "x-force-preflight" }, {}],
      { ends: "refused", preflights: 2 },
      forced,
    ),
    redirected(
      "cors/redirect-preflight.htm",
      `${status} after the preflight, to an address that lists the header › readable`,
      [remote, remote],
      [{ status, preflight: 200, headers: "x-test" }, { headers: "x-test" }],
      { ends: "readable", status: 200 },
      xTest,
    ),
  ]),
  redirected(
    "cors/redirect-preflight-2.htm",
    "from the page's origin to a foreign one that does not list the header › refused",
    [page, remote],
    [{ origin: "*" }, { origin: "*" }],
    { ends: "refused", preflights: 1 },
    custom,
  ),
  redirected(
    "cors/redirect-preflight-2.htm",
    "from the page's origin to a foreign one that lists the header › readable, after one preflight",
    [page, remote],
    [{ origin: "*" }, { origin: "*", headers: "custom-header" }],
    { ends: "readable", preflights: 1 },
    custom,
  ),
];
