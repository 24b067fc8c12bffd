import { expect, test } from "vitest";
import { findMisspelling } from "./origin-spelling.ts";

test.for([
  "http://localhost:3000",
  "https://app.example.com",
  "http://[::1]:3000",
  "http://127.0.0.1:8080",
  "tauri://localhost",
  "capacitor://localhost",
])("origin spelling › %s › correct", (text) => {
  expect(findMisspelling(text)).toBeNull();
});

const wrong: [text: string, problem: RegExp, suggestion: string | null][] = [
  ["http://localhost:3000/", /slash/, "http://localhost:3000"],
  ["https://app.example.com/login", /path/, "https://app.example.com"],
  ["https://app.example.com?x=1", /path/, "https://app.example.com"],
  ["localhost:3000", /scheme/, "http://localhost:3000"],
  ["app.example.com", /scheme/, "https://app.example.com"],
  ["App.Example.com/", /scheme/, "https://app.example.com"],
  ["HTTPS://app.example.com", /lower case/, "https://app.example.com"],
  ["https://App.example.com", /lower case/, "https://app.example.com"],
  ["https://app.example.com:443", /default port/, "https://app.example.com"],
  ["http://localhost:80", /default port/, "http://localhost"],
  ["https://a:b@app.example.com", /password/, "https://app.example.com"],
  ["https://bücher.example", /differently/, "https://xn--bcher-kva.example"],
  ["http://localhost:03000", /differently/, "http://localhost:3000"],
  ["null", /sandboxed/, null],
  ["https://*.example.com", /pattern/, null],
  ["https://a.example, https://b.example", /one origin a line/, null],
  ["ftp://app.example.com", /not the address/, null],
  ["tauri://localhost/", /not the address/, null],
  ["http://", /not the address/, null],
  ["http://localhost:99999", /not the address/, null],
];

test.for(wrong)(
  "origin spelling › %s › its problem and a suggestion",
  ([text, problem, suggestion]) => {
    const found = findMisspelling(text);
    expect(found?.problem).toMatch(problem);
    expect(found?.suggestion).toBe(suggestion);
  },
);

test("origin spelling › every suggestion › correct", () => {
  const suggestions = wrong.flatMap(([, , suggestion]) => suggestion ?? []);
  expect(suggestions.map(findMisspelling)).toEqual(suggestions.map(() => null));
});
