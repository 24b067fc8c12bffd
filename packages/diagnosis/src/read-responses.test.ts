import { expect, test } from "vitest";
import { decide } from "./test/pasted.ts";

const output = (allow: string) =>
  [
    "> PATCH /items HTTP/1.1",
    "> Host: api.example.com",
    "> Origin: https://app.example.com",
    "> Cookie: a=b",
    "> Authorization: Bearer x",
    ">",
    "< HTTP/1.1 200 OK",
    `< access-control-allow-origin: ${allow}`,
    "< access-control-allow-credentials: true",
    "<",
  ].join("\n");

test("judge › no preflight, and a response that fails by itself › blocked, with its configuration", () => {
  const { problem, summary, fix, wordings } = decide(output("*"));
  expect([problem.finding.code, summary.look]).toEqual(["WildcardOriginNotAllowed", "blocked"]);
  expect(fix?.needs).toMatchObject({
    origins: ["https://app.example.com"],
    cookies: true,
    headers: ["Content-Type", "Authorization"],
  });
  expect(fix?.needs.methods).toContain("PATCH");
  // The preflight that it takes for granted is no evidence.
  expect(problem.judged?.exchanges.map(({ method }) => method)).toEqual(["PATCH"]);
  expect(problem.judged?.verdict.sent.map(({ phase }) => phase)).toEqual(["response"]);
  expect(wordings[0]?.lines[0]).not.toContain("preflight");
});

test("judge › no preflight, and a response that allows the page › not decided, and nothing failed", () => {
  const { problem, summary } = decide(output("https://app.example.com"));
  expect(summary.sentence).toContain("Paste the response to that OPTIONS request too");
  expect(problem.judged?.verdict.steps.filter(({ state }) => state === "failed")).toEqual([]);
});

test("judge › headers alone › names no address and no method that nobody wrote", () => {
  const { problem, summary } = decide("HTTP/1.1 401 Unauthorized\ncontent-type: text/html");
  expect(summary.look).toBe("blocked");
  const { exchanges, verdict, isKnown } = problem.judged ?? {};
  expect(isKnown).toBe(false);
  expect(exchanges?.map(({ method, path }) => [method, path])).toEqual([["A request", ""]]);
  expect(JSON.stringify([exchanges, verdict?.steps, summary])).not.toContain(".invalid");
  expect(JSON.stringify(verdict?.steps)).toContain("your page’s origin");
});

test("judge › neither the method nor the headers are listed › both are named", () => {
  const asked = [
    "> OPTIONS /items HTTP/1.1",
    "> Host: api.example.com",
    "> Origin: https://app.example.com",
    "> Access-Control-Request-Method: PATCH",
    "> Access-Control-Request-Headers: authorization,x-tenant",
    ">",
    "< HTTP/1.1 204 No Content",
    "< access-control-allow-origin: https://app.example.com",
    "< access-control-allow-methods: GET",
  ].join("\n");
  const { problem, summary, advice, fix } = decide(asked);
  expect(problem.finding.code).toBe("MethodDisallowedByPreflightResponse");
  expect(summary.chips.at(-1)?.value).toBe("methods and allowed headers");
  expect(advice.map(({ text }) => text).join()).toContain(
    "Add authorization, x-tenant to the allowed headers too",
  );
  expect(fix?.needs.headers).toEqual(["Content-Type", "Authorization", "X-Tenant"]);
  const listed = decide(`${asked}\n< access-control-allow-headers: authorization, x-tenant`);
  expect(listed.summary.chips.at(-1)?.value).toBe("methods");
});

test("fix › a pasted request with all of its headers › no claim that others may be missing", () => {
  const { fix, problem } = decide(
    "> OPTIONS /items HTTP/1.1\n> Host: api.example.com\n> Origin: https://app.example.com\n> Access-Control-Request-Method: PUT\n> Access-Control-Request-Headers: x-a\n>\n< HTTP/1.1 204 No Content\n< access-control-allow-origin: *\n< access-control-allow-methods: PUT",
  );
  expect(problem.finding.code).toBe("HeaderDisallowedByPreflightResponse");
  expect(fix?.assumes.join()).not.toContain("No other header");
});

test.for([
  [
    "two headers",
    "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: https://app.example.com",
    "MultipleAllowOriginValues",
  ],
  ["a value that is no origin", "Access-Control-Allow-Origin: true", "InvalidAllowOriginValue"],
] as const)(
  "read › a response with %s, and no page › blocked for every page",
  ([, headers, code]) => {
    const { problem } = decide(`HTTP/1.1 200 OK\n${headers}`);
    expect(problem.finding).toMatchObject({ kind: "blocked", code });
  },
);
