import { runInNewContext } from "node:vm";
import { beforeEach, expect, test, vi } from "vitest";
import { pick, stack, theme, toEarlyScript, toStackStyles } from "./preference.ts";
import { chooseStack, keepStack } from "./stack.ts";

const stored = new Map<string, string>();
const root = { dataset: {} as Record<string, string> };
const bar = { href: "" };

beforeEach(() => {
  stored.clear();
  root.dataset = {};
  bar.href = "http://localhost:3000/config?origins=a#b";
  vi.stubGlobal("document", { documentElement: root });
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  vi.stubGlobal("location", {
    get href() {
      return bar.href;
    },
    get search() {
      return new URL(bar.href).search;
    },
  });
  vi.stubGlobal("history", {
    state: null,
    replaceState: (_state: unknown, _title: string, url: URL) => {
      bar.href = String(url);
    },
  });
  return () => vi.unstubAllGlobals();
});

/** Runs the head's script as the browser does: with its globals, and nothing of this module. */
function runEarly(search = "") {
  const { localStorage } = globalThis;
  const scope = { URLSearchParams, location: { search }, localStorage };
  runInNewContext(toEarlyScript(), { ...scope, document: { documentElement: root } });
  return root.dataset;
}

const kept: [
  rule: string,
  theme: string | null,
  stack: string | null,
  search: string,
  want: object,
][] = [
  ["nothing stored", null, null, "", { theme: "system", stack: "fastify" }],
  ["choices stored", "dark", "nginx", "", { theme: "dark", stack: "nginx" }],
  ["something else stored", "pink", "[object Object]", "", { theme: "system", stack: "fastify" }],
  [
    "a stack in the address",
    null,
    "nginx",
    "?stack=fastapi",
    { theme: "system", stack: "fastapi" },
  ],
  [
    "an unknown stack in the address",
    null,
    "nginx",
    "?stack=x",
    { theme: "system", stack: "nginx" },
  ],
  ["a name that every object has", null, "constructor", "", { theme: "system", stack: "fastify" }],
];

test.for(kept)("head script › %s › sets the root element", ([, ofTheme, ofStack, search, want]) => {
  if (ofTheme !== null) stored.set(theme.key, ofTheme);
  if (ofStack !== null) stored.set(stack.key, ofStack);
  expect(runEarly(search)).toEqual(want);
});

test("head script › storage denied › the first values", () => {
  const deny = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("localStorage", { getItem: deny, setItem: deny });
  expect(runEarly()).toEqual({ theme: "system", stack: "fastify" });
  expect(() => chooseStack("hono")).not.toThrow();
  expect(root.dataset).toMatchObject({ stack: "hono" });
});

test("stack › chosen › kept for the next page, and named in the address beside what is there", () => {
  chooseStack("express");
  expect(stored.get(stack.key)).toBe("express");
  expect(root.dataset).toEqual({ stack: "express" });
  expect(bar.href).toBe("http://localhost:3000/config?origins=a&stack=express#b");
  expect(runEarly()).toMatchObject({ stack: "express" });
});

test("stack › in the address › kept by a link that replaces the address", () => {
  expect(keepStack("/lab/correct?token=1#fix")).toBe("/lab/correct?token=1#fix");
  chooseStack("koa");
  expect(keepStack("/lab/correct?token=1#fix")).toBe("/lab/correct?token=1&stack=koa#fix");
});

test("preference › several texts › the first known one", () => {
  expect(pick(theme, "x", null, "dark", "light")).toBe("dark");
});

test("stack styles › each stack › hides elements for others, and without script those not for the first", () => {
  const styles = toStackStyles();
  for (const id of stack.values) {
    expect(styles).toContain(
      `html[data-stack="${id}"]) [data-for-stack]:not([data-for-stack~="${id}"])`,
    );
  }
  expect(styles.match(/:not\(\[data-stack\]\)/g)).toHaveLength(1);
});
