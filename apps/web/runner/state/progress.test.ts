import { afterEach, expect, test, vi } from "vitest";
import { loadCourse, saveCourse } from "./progress.ts";

afterEach(() => vi.unstubAllGlobals());

/** The browser's storage, with one text at every place. */
function store(text: string | null) {
  const storage = {
    getItem: () => text,
    setItem: (_place: string, value: string) => (text = value),
  };
  vi.stubGlobal("localStorage", storage);
}

test.for<[what: string, stored: string | null, want: object]>([
  ["nothing", null, {}],
  ["an empty text", "", {}],
  ["no JSON", "{", {}],
  ["null", "null", {}],
  ["a number", "7", {}],
  ["a text", '"works"', {}],
  ["a list", '["works"]', {}],
  ["a progress that is a number", '{"disabled":1}', {}],
  ["a progress that is null", '{"disabled":null}', {}],
  ["a progress that is an object", '{"disabled":{"works":true}}', {}],
  ["a progress that there is not", '{"disabled":"toString"}', {}],
  ["a profile that there is not", '{"no-such-profile":"works"}', {}],
  ["a prototype", '{"__proto__":"works","constructor":"works"}', {}],
  ["one entry that fits", '{"disabled":"works","correct":1}', { disabled: "works" }],
])("the stored course › %s › what does not fit is dropped", ([, stored, want]) => {
  store(stored);
  expect(loadCourse()).toStrictEqual(want);
});

test("the stored course › what was saved is loaded", () => {
  store(null);
  saveCourse({ disabled: "fixed", correct: "works" });
  expect(loadCourse()).toStrictEqual({ disabled: "fixed", correct: "works" });
});

test("the stored course › a browser that may not remember › nothing is loaded, and nothing thrown", () => {
  const deny = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("localStorage", { getItem: deny, setItem: deny });
  saveCourse({ disabled: "works" });
  expect(loadCourse()).toStrictEqual({});
});
