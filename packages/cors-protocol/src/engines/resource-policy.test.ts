import { expect, test } from "vitest";
import { explain } from "../explain/explain.ts";
import { toConsoleLines } from "../explain/console-lines.ts";
import { judge } from "../fetch/judge.ts";
import type { Engine } from "../model/engine.ts";
import type { Exchange } from "../model/exchange.ts";
import { get } from "../test/exchanges.ts";
import { engineRules } from "../quirks/rules.ts";

const url = "http://localhost:4000/items";
const request = { ...get, url, mode: "no-cors" } as const;
const policy = (value: string): Exchange => ({
  method: "GET",
  path: "/items",
  requestHeaders: [],
  response: { status: 200, headers: [["Cross-Origin-Resource-Policy", value]] },
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});

const cancelled = `Cancelled load to ${url} because it violates the resource's Cross-Origin-Resource-Policy response header.`;
/** What the three browsers printed. */
const rows: [engine: Engine, value: string, lines: string[]][] = [
  [
    "chromium",
    "same-origin",
    ["Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin"],
  ],
  [
    "firefox",
    "same-origin",
    [
      `The resource at “${url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
    ],
  ],
  [
    "webkit",
    "same-origin",
    [
      cancelled,
      `Fetch API cannot load ${url} due to access control checks.`,
      `Failed to load resource: ${cancelled}`,
    ],
  ],
];

test.for(rows)(
  "%s's console › no-cors and Cross-Origin-Resource-Policy: %s › its lines",
  ([engine, value, lines]) => {
    const exchanges = [policy(value)];
    const verdict = judge(request, exchanges, engineRules[engine]);
    expect(verdict.outcome).toBe("network-error");
    const printed = toConsoleLines(request, exchanges, verdict, engine);
    expect(printed).toEqual(lines.map((line) => [line]));
    expect(explain(lines.join("\n")).findings).toMatchObject([
      { kind: "neighbour", name: "cross-origin-resource-policy", engine },
    ]);
  },
);

test.for(["chromium", "firefox", "webkit"] as const)(
  "%s's console › no-cors and Cross-Origin-Resource-Policy: cross-origin › no line",
  (engine) => {
    const exchanges = [policy("cross-origin")];
    const verdict = judge(request, exchanges, engineRules[engine]);
    expect(verdict.outcome).toBe("opaque");
    expect(toConsoleLines(request, exchanges, verdict, engine)).toEqual([]);
  },
);

test("Chromium's console › fetch of a file: address › one line with a text for each of two builds", () => {
  const file = { ...get, url: "file:///etc/hosts" };
  const verdict = judge(file, []);
  const shell = 'Fetch API cannot load file:///etc/hosts. URL scheme "file" is not supported.';
  const full = "Not allowed to load local resource: file:///etc/hosts";
  expect(toConsoleLines(file, [], verdict)).toEqual([[shell, full]]);
  expect(explain(shell).findings).toMatchObject([
    { code: "CorsDisabledScheme", hints: ["file-address"] },
  ]);
  expect(explain(full).findings).toMatchObject([{ kind: "neighbour", name: "file-address" }]);
});
