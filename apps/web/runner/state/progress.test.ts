import { afterEach, expect, test, vi } from "vitest";
import { loadCourse, saveCourse } from "./progress.ts";

afterEach(() => vi.unstubAllGlobals());

/** Stubs the browser's storage with one text under every key. */
function store(text: string | null) {
  const storage = {
    getItem: () => text,
    setItem: (_key: string, value: string) => (text = value),
  };
  vi.stubGlobal("localStorage", storage);
}

test.for<[what: string, stored: string | null, want: object]>([
  ["nothing", null, {}],
  ["an empty string", "", {}],
  ["broken JSON", "{", {}],
  ["null", "null", {}],
  ["a number", "7", {}],
  ["a string", '"works"', {}],
  ["an array", '["works"]', {}],
  ["a progress that is a number", '{"disabled":1}', {}],
  ["a progress that is null", '{"disabled":null}', {}],
  ["a progress that is an object", '{"disabled":{"works":true}}', {}],
  ["an unknown progress", '{"disabled":"toString"}', {}],
  ["an unknown profile", '{"no-such-profile":"works"}', {}],
  ["names of the prototype", '{"__proto__":"works","constructor":"works"}', {}],
  ["one valid entry", '{"disabled":"works","correct":1}', { disabled: "works" }],
])("stored course › %s › invalid entries are dropped", ([, stored, want]) => {
  store(stored);
  expect(loadCourse()).toStrictEqual(want);
});

test("stored course › after saving › is loaded", () => {
  store(null);
  saveCourse({ disabled: "fixed", correct: "works" });
  expect(loadCourse()).toStrictEqual({ disabled: "fixed", correct: "works" });
});

test("stored course › storage is denied › empty, without an exception", () => {
  const deny = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("localStorage", { getItem: deny, setItem: deny });
  saveCourse({ disabled: "works" });
  expect(loadCourse()).toStrictEqual({});
});
