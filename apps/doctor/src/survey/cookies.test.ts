import { expect, test } from "vitest";
import type { Exchange } from "./types.ts";
import { readCookies, toCookies } from "./cookies.ts";

const url = "https://api.example.com/items";

function exchangeWith(...values: string[]): Exchange {
  return {
    number: 1,
    raw: { url: new URL(url), method: "GET", headers: [] },
    answer: {
      httpVersion: "1.1",
      status: 200,
      statusText: "OK",
      headers: values.map((value) => ["SET-Cookie", value]),
      informational: [],
      body: new Uint8Array(),
      isBodyCut: false,
      address: "::1",
      family: 6,
      milliseconds: 1,
    },
  };
}

const sites: [origin: string, isSame: boolean][] = [
  ["https://app.example.com", true],
  ["https://app.example.com:8443", true],
  ["http://app.example.com", false],
  ["https://example.org", false],
  ["null", false],
];

test.for(sites)("cookies from %s to https://api.example.com", ([origin, isSame]) => {
  expect(toCookies(origin, url, []).startsWith("Every cookie is sent")).toBe(isSame);
});

test("the cookies that the API sets › named with their SameSite, and whether they are sent", () => {
  const cookies = readCookies([
    exchangeWith("sid=1; Path=/; HttpOnly", "a=2; SameSite=none; Secure"),
    exchangeWith(
      "b=3;samesite = Strict",
      "sid=2; SameSite=Lax",
      "c=4; SameSite=Strict; SameSite=None",
    ),
  ]);
  expect(toCookies("null", url, cookies)).toMatch(
    / This API sets sid \(Lax, not sent\), a \(None\), b \(Strict, not sent\), c \(None\)\.$/,
  );
  expect(toCookies("https://app.example.com", url, cookies)).toMatch(
    / This API sets sid \(Lax\), a \(None\), b \(Strict\), c \(None\)\.$/,
  );
});
