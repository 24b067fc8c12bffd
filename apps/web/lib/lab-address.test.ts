import { expect, test } from "vitest";
import { readAddress, toLink } from "./lab-address.ts";

const off = { cookies: false, token: false, text: false };

const rows: [rule: string, query: string, want: ReturnType<typeof readAddress>][] = [
  ["nothing said", "", { profileId: null, request: null, switches: off }],
  ["a profile, known or not", "profile=x", { profileId: "x", request: null, switches: off }],
  [
    "a request and two switches",
    "profile=x&request=update&cookies=1&token=1",
    { profileId: "x", request: "update", switches: { cookies: true, token: true, text: false } },
  ],
  [
    "an unknown request is none",
    "request=purge",
    { profileId: null, request: null, switches: off },
  ],
  [
    "a switch is on at 1 only",
    "cookies=yes&text=0",
    { profileId: null, request: null, switches: off },
  ],
];

test.for(rows)("reads %s", ([, query, want]) => {
  expect(readAddress(new URLSearchParams(query))).toEqual(want);
});

test("a link says what it is read as", () => {
  const switches = { cookies: true, token: false, text: true };
  const link = toLink("x", switches, "create");
  expect(readAddress(new URL(link, "http://localhost").searchParams)).toEqual({
    profileId: "x",
    request: "create",
    switches,
  });
});
