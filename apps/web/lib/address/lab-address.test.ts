import { expect, test } from "vitest";
import { readAddress, toLink } from "./lab-address.ts";

const closed = { server: "fastify", isAppOpen: false, step: null } as const;
const off = { cookies: false, token: false, text: false };

const rows: [what: string, link: string, want: ReturnType<typeof readAddress>][] = [
  ["no profile", "/lab", { profileId: null, request: null, switches: off, ...closed }],
  ["a profile", "/lab/x", { profileId: "x", request: null, switches: off, ...closed }],
  [
    "a request and two switches",
    "/lab/x?request=update&cookies=1&token=1",
    {
      profileId: "x",
      request: "update",
      switches: { cookies: true, token: true, text: false },
      ...closed,
    },
  ],
  [
    "an unknown request",
    "/lab?request=purge",
    { profileId: null, request: null, switches: off, ...closed },
  ],
  [
    "switches other than 1",
    "/lab?cookies=yes&text=0",
    { profileId: null, request: null, switches: off, ...closed },
  ],
  [
    "an open app and a step",
    "/lab/x?app=1&step=3",
    { ...closed, profileId: "x", request: null, switches: off, isAppOpen: true, step: 3 },
  ],
  [
    "FastAPI",
    "/lab/x?api=fastapi",
    { ...closed, profileId: "x", request: null, switches: off, server: "fastapi" },
  ],
  [
    "a server that runs no profile",
    "/lab/x?api=express",
    { profileId: "x", request: null, switches: off, ...closed },
  ],
  [
    "a step that is no number",
    "/lab/x?step=0x1",
    { profileId: "x", request: null, switches: off, ...closed },
  ],
];

test.for(rows)("lab address › %s › is read", ([, link, want]) => {
  expect(read(link)).toEqual(want);
});

function read(link: string) {
  const { pathname, searchParams } = new URL(link, "http://localhost");
  return readAddress(pathname, searchParams);
}

test("lab address › a NUL in the name › becomes U+FFFD", () => {
  expect(read("/lab/a%00b").profileId).toBe("a\ufffdb");
});

test("lab address › a link › is read as it was written", () => {
  const switches = { cookies: true, token: false, text: true };
  const link = toLink("x", switches, "create");
  expect(read(link)).toEqual({
    profileId: "x",
    request: "create",
    switches,
    ...closed,
  });
});
