import { expect, test } from "vitest";
import { readAddress, toLink } from "./lab-address.ts";

const off = { cookies: false, token: false, text: false };

const rows: [what: string, query: string, want: ReturnType<typeof readAddress>][] = [
  ["no query", "", { profileId: null, request: null, switches: off }],
  ["a profile", "profile=x", { profileId: "x", request: null, switches: off }],
  [
    "a request and two switches",
    "profile=x&request=update&cookies=1&token=1",
    { profileId: "x", request: "update", switches: { cookies: true, token: true, text: false } },
  ],
  ["an unknown request", "request=purge", { profileId: null, request: null, switches: off }],
  [
    "switches other than 1",
    "cookies=yes&text=0",
    { profileId: null, request: null, switches: off },
  ],
];

test.for(rows)("lab address › %s › is read", ([, query, want]) => {
  expect(readAddress(new URLSearchParams(query))).toEqual(want);
});

test("lab address › a link › is read as it was written", () => {
  const switches = { cookies: true, token: false, text: true };
  const link = toLink("x", switches, "create");
  expect(readAddress(new URL(link, "http://localhost").searchParams)).toEqual({
    profileId: "x",
    request: "create",
    switches,
  });
});
