import { expect, test } from "vitest";
import { inOrderOf, toVisitor } from "./visitor.ts";

const agents: [browser: string, userAgent: string, want: object][] = [
  [
    "Chrome",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
    { engine: "chromium", version: 156 },
  ],
  [
    "Edge",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/157.0.0.0 Safari/537.36 Edg/157.0.0.0",
    { engine: "chromium", version: 157 },
  ],
  [
    "Firefox",
    "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    { engine: "firefox", version: 153 },
  ],
  [
    "Safari",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
    { engine: "webkit", version: null },
  ],
  ["an unknown browser", "Lynx/2.9", { engine: "chromium", version: null }],
];

test.for(agents)("user agent › %s › its engine and version", ([, userAgent, want]) => {
  expect(toVisitor(userAgent)).toEqual(want);
});

test("order of engines › a visitor with WebKit › WebKit first", () => {
  expect(inOrderOf({ engine: "webkit", version: null })).toEqual(["webkit", "chromium", "firefox"]);
});
