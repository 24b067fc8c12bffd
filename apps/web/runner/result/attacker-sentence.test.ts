import { type Exchange, judge } from "@blocked/cors-protocol";
import { getProbe, type Probe, type ProbeId } from "@blocked/profiles";
import { expect, test } from "vitest";
import { explain } from "../../lib/explain/explain.ts";
import type { Entry } from "../state/state.ts";
import type { Plan } from "../state/plan.ts";
import { toAttackerPrediction, toAttackerSentence } from "./attacker-sentence.ts";

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

const rows: [what: string, probe: ProbeId, given: Saw, want: RegExp][] = [
  [
    "a read with a cookie",
    "read-from-another-site",
    { allow: other },
    /^Another website read .* the cookie of the signed-in user\./,
  ],
  [
    "a read without a cookie",
    "read-from-a-sandbox",
    { allow: "null", cookie: false },
    /^A sandboxed frame read .* sent no cookie/,
  ],
  [
    "a write whose response is blocked",
    "write-from-another-site",
    { status: 201, rows: 1 },
    /could not read the response, but the server carried out its request/,
  ],
  [
    "a request that the server rejects",
    "write-from-another-site",
    { status: 403, ran: false },
    /^The server rejected the request: it responded with 403/,
  ],
  ["a plain block", "read-from-another-site", {}, /^none$/],
];

const toRequest = ({ from }: Probe) =>
  ({
    url: "http://localhost:4000/p/x/items",
    origin: from === "null" ? "null" : other,
    method: "GET",
    headers: [],
    credentials: "include",
    mode: "cors",
  }) as const;

test.for(rows)("request of another website › %s › its sentence", ([, id, given, want]) => {
  const probe = getProbe(id);
  const request = toRequest(probe);
  const { status = 200, allow } = given;
  const got = allow === undefined ? { error: "TypeError: Failed to fetch" } : { status };
  const explanation = explain(request, got, [saw(given)], visitor);
  const sentence = toAttackerSentence({
    action: { kind: "attacker", probe },
    explanation,
  } as Entry);
  expect(sentence ?? "none").toMatch(want);
});

const predictions: [what: string, probe: ProbeId, given: Saw, want: RegExp][] = [
  [
    "a readable response",
    "read-from-another-site",
    { allow: other },
    /^Another website can read this response with the user’s cookies\.$/,
  ],
  ["a response for null", "read-from-a-sandbox", { allow: "null" }, /^Any website can open a/],
  ["a write that is not read", "write-from-another-site", { status: 201, rows: 1 }, /can write/],
  ["a plain block", "read-from-another-site", {}, /^none$/],
];

test.for(predictions)(
  "prediction for another website › %s › its sentence",
  ([, id, given, want]) => {
    const probe = getProbe(id);
    const exchanges = [saw(given)];
    const request = toRequest(probe);
    const predicted = { exchanges, verdict: judge(request, exchanges), received: "" };
    const plan: Pick<Plan, "action" | "predicted"> = {
      action: { kind: "attacker", probe },
      predicted,
    };
    expect(toAttackerPrediction(plan) ?? "none").toMatch(want);
  },
);
