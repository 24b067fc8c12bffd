import { encode } from "@blocked/profiles";
import { expect, test } from "vitest";
import { bareGet } from "../../../lib/composition/draft.ts";
import { blank, type Check, readCheckFragment, toCheckFragment, toCheckProblem } from "./check.ts";

const check: Check = {
  url: "https://api.example.com/items?tenant=7",
  draft: {
    ...bareGet,
    method: "PUT",
    headers: [["X-Tenant", "7"]],
    credentials: "include",
    body: "private",
  },
  maySend: true,
};

test("fragment › a request › comes back without its body, and without the leave to send", () => {
  expect(readCheckFragment(toCheckFragment(check))).toEqual({
    ...check,
    draft: { ...check.draft, body: null },
    maySend: false,
  });
});

test("fragment › secrets › are dots, which have to be written again", () => {
  const secret: Check = {
    ...check,
    url: "https://api.example.com/items?access_token=swordfish",
    draft: { ...check.draft, headers: [["Authorization", "Bearer swordfish"]] },
  };
  const kept = readCheckFragment(toCheckFragment(secret));
  expect(JSON.stringify(kept)).not.toContain("swordfish");
  expect(kept?.draft.headers[0]?.[0]).toBe("Authorization");
  expect(toCheckProblem(kept ?? blank)).toBe(
    "Write Authorization again: the address of this page keeps no secrets.",
  );
});

test.for<[name: string, fragment: string]>([
  ["another's", "#paste=abc"],
  ["no base64", "#check=%%%"],
  ["null", `#check=${encode(null)}`],
  ["a number as the address", `#check=${encode({ url: 5, method: "GET", headers: [] })}`],
  ["half a header", `#check=${encode({ url: "", method: "GET", headers: [["a"]] })}`],
])("fragment › %s › is left alone", ([, fragment]) => {
  expect(readCheckFragment(fragment)).toBeNull();
});

test.for([
  ["https://api.example.com/", ""],
  ["http://localhost:4000/items", ""],
  ["", "Give the whole address"],
  ["localhost:4000", "Give the whole address"],
  ["file:///etc/passwd", "Give the whole address"],
  ["javascript:alert(1)", "Give the whole address"],
  ["http://a:b@localhost/", "Remove the user name"],
] as const)("address › “%s” › “%s…”", ([url, problem]) => {
  const found = toCheckProblem({ ...blank, url });
  expect((found ?? "").slice(0, problem.length || 1)).toBe(problem);
});
