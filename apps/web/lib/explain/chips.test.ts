import { expect, test } from "vitest";
import { toFacts } from "./chips.ts";
import { toSideEffect } from "./sentence.ts";

const passed = { id: "allow-origin", state: "passed", wanted: "http://a.example" } as const;

test("facts › a preflight that lacks the method › the browser blocked it, nothing ran, add the method", () => {
  const steps = [passed, { id: "allow-methods", state: "failed", wanted: "PUT" } as const];
  expect(toFacts({ outcome: "blocked", steps }, [{ handlerRan: false }])).toEqual([
    { label: "Blocked by", value: "the browser" },
    { label: "Server ran it", value: "no" },
    { label: "Change", value: "methods: add PUT" },
  ]);
});

test("facts › a preflight that lacks a header › add the header", () => {
  const steps = [
    passed,
    { id: "allow-headers", state: "failed", wanted: "authorization" } as const,
  ];
  expect(toFacts({ outcome: "blocked", steps }, [{ handlerRan: false }])).toContainEqual({
    label: "Change",
    value: "allowed headers: add authorization",
  });
});

test("facts › a block of another website › nothing to change", () => {
  const steps = [{ ...passed, state: "failed" } as const];
  expect(toFacts({ outcome: "blocked", steps }, [{ handlerRan: true }], true)).toEqual([
    { label: "Blocked by", value: "the browser" },
    { label: "Server ran it", value: "yes" },
  ]);
});

test("facts › a readable response › nothing blocked, nothing to change", () => {
  expect(toFacts({ outcome: "readable", steps: [passed] }, [{ handlerRan: true }])).toEqual([
    { label: "Server ran it", value: "yes" },
  ]);
});

test.for([
  ["blocked", [0, 1], "1 row was written although the response was blocked."],
  ["blocked", [2], "2 rows were written although the response was blocked."],
  ["blocked", [0], undefined],
  ["readable", [1], undefined],
] as const)("side effect › %s, rows %j › %s", ([outcome, rows, want]) => {
  const said = toSideEffect(
    { outcome },
    rows.map((rowsWritten) => ({ rowsWritten })),
  );
  expect(said?.split(" A block")[0]).toBe(want);
});
