import type { Exchange } from "@blocked/cors-protocol";
import { getProbe, type ProbeId } from "@blocked/profiles";
import { expect, test } from "vitest";
import { explain } from "../../lib/explain/explain.ts";
import type { Entry } from "../state/state.ts";
import { toAttackerSentence } from "./attacker-sentence.ts";

const visitor = { engine: "chromium", version: 156 } as const;
const other = "http://localhost:3001";

type Saw = { status?: number; allow?: string; cookie?: boolean; rows?: number; ran?: boolean };

const saw = ({ status = 200, allow, cookie = true, rows = 0, ran = true }: Saw): Exchange => ({
  method: "GET",
  path: "/p/x/items",
  requestHeaders: cookie ? [["cookie", "(present: a)"]] : [],
  response: {
    status,
    headers:
      allow === undefined
        ? []
        : [
            ["access-control-allow-origin", allow],
            ["access-control-allow-credentials", "true"],
          ],
  },
  handlerRan: ran,
  rowsWritten: rows,
  at: 0,
});

const rows: [rule: string, probe: ProbeId, given: Saw, want: RegExp][] = [
  [
    "the cookie that went along is named",
    "read-from-another-site",
    { allow: other },
    /^Another website has read .* the cookie of whoever is signed in\./,
  ],
  [
    "one that stayed at home is said to have",
    "read-from-a-sandbox",
    { allow: "null", cookie: false },
    /^A sandboxed frame has read .* stayed at home/,
  ],
  [
    "a row that was written is harm, although nobody may read the answer",
    "write-from-another-site",
    { status: 201, rows: 1 },
    /may not read the answer, and what it asked for was done/,
  ],
  [
    "a refusal of the server's own is told from a block alone",
    "write-from-another-site",
    { status: 403, ran: false },
    /^The server refused: it answered 403/,
  ],
  ["a block alone is explained as any other", "read-from-another-site", {}, /^as any other$/],
];

test.for(rows)("%s", ([, id, given, want]) => {
  const probe = getProbe(id);
  const request = {
    url: "http://localhost:4000/p/x/items",
    origin: probe.from === "null" ? "null" : other,
    method: "GET",
    headers: [],
    credentials: "include",
    mode: "cors",
  } as const;
  const { status = 200, allow } = given;
  const got = allow === undefined ? { error: "TypeError: Failed to fetch" } : { status };
  const explanation = explain(request, got, [saw(given)], visitor);
  const sentence = toAttackerSentence({
    action: { kind: "attacker", probe },
    explanation,
  } as Entry);
  expect(sentence ?? "as any other").toMatch(want);
});
