import { expect, test } from "vitest";
import {
  chromium,
  createPreflightCache,
  createRequest,
  getHeader,
  type OutgoingRequest,
  simulate,
  standard,
} from "../src/index.ts";
import { files } from "./files.ts";
import { rows } from "./rows.ts";
import { answer, at, page, remote, type Subtest } from "./subtest.ts";

// @ts-expect-error -- Vite imports any file as a string
const { default: readme } = (await import("../README.md?raw")) as { default: string };

/** Plays a row by the standard's rules, and returns what it states. */
async function play(row: Subtest) {
  const rules = row.isTentative === true ? chromium : standard;
  const sent: OutgoingRequest[] = [];
  const request = createRequest(row.request, row.from ?? page, rules);
  const verdict = await simulate(
    request,
    (outgoing) => {
      sent.push(outgoing);
      const { href } = new URL(outgoing.url);
      const reply = row.replies[href];
      if (reply === undefined) throw new Error(`There is no server at ${href}.`);
      return answer(reply, outgoing);
    },
    rules,
  );
  const isReadable = verdict.outcome === "readable";
  const [preflight] = sent.filter(({ phase }) => phase === "preflight");
  const value = (name: string) => (isReadable ? getHeader(verdict.response.headers, name) : null);
  return {
    ends: isReadable || verdict.outcome === "opaque" ? verdict.outcome : "refused",
    preflights: sent.filter(({ phase }) => phase === "preflight").length,
    status: isReadable ? verdict.response.status : 0,
    sentOrigin: getHeader(sent.at(-1)?.headers ?? [], "Origin"),
    requested: getHeader(preflight?.headers ?? [], "Access-Control-Request-Headers"),
    exposed: Object.fromEntries(Object.keys(row.exposed ?? {}).map((name) => [name, value(name)])),
  };
}

test.for(rows.map((row) => [`${row.file} › ${row.title}`, row] as const))("%s", async ([, row]) => {
  const { ends, preflights: count, status, sentOrigin, requested, exposed } = row;
  const stated = { ends, preflights: count, status, sentOrigin, requested, exposed };
  const entries = Object.entries(stated).filter(([, value]) => value !== undefined);
  expect(await play(row)).toMatchObject(Object.fromEntries(entries));
});

const allowing = (name: string, maxAge: string) => ({
  status: 200,
  headers: [
    ["Access-Control-Allow-Headers", name],
    ["Access-Control-Max-Age", maxAge],
  ] as [string, string][],
});
const printing = createRequest({ url: at(remote), headers: [["x-print", "1"]] }, page);

const cached: [title: string, maxAge: string, after: number, isCovered: boolean][] = [
  ["the second request › no preflight", "60", 0, true],
  ["max age 0 › preflight again", "0", 0, false],
  ["max age -1 › preflight again", "-1", 0, false],
  ["max age 1, at once › no preflight", "1", 0, true],
  ["max age 1, after 1.5 s › preflight again", "1", 1500, false],
];
test.for(cached)("cors/preflight-cache.htm › %s", ([, maxAge, after, isCovered]) => {
  let time = 0;
  // The standard reads -1 as no number, and so keeps the preflight for 5 s: the suite asks what every engine does.
  const cache = createPreflightCache({ rules: chromium, now: () => time });
  expect(cache.covers(printing)).toBe(false);
  cache.store(printing, allowing("x-print", maxAge));
  time = after;
  expect(cache.covers(printing)).toBe(isCovered);
});

test("fetch/api/cors/cors-preflight-cache.any.js › the same header with another value › no preflight", () => {
  const cache = createPreflightCache({ rules: standard, now: () => 0 });
  const post = (value: string) =>
    createRequest(
      { url: at(remote), method: "POST", headers: [["x-test-header", value]] },
      page,
      standard,
    );
  cache.store(post("test1"), allowing("x-test-header", "12000"));
  expect(cache.covers(post("test2"))).toBe(true);
});

test("rows › their files and their number › are those that the README states", () => {
  const count = rows.length + cached.length + 1;
  expect(count).toBeGreaterThanOrEqual(450);
  expect(readme).toContain(`${count} of ${count}`);
  const used = new Set(rows.map(({ file }) => file));
  const alone = ["cors/preflight-cache.htm", "fetch/api/cors/cors-preflight-cache.any.js"];
  expect([...used, ...alone].toSorted()).toEqual(Object.keys(files).toSorted());
  expect(new Set(rows.map(({ file, title }) => `${file} ${title}`)).size).toBe(rows.length);
});
