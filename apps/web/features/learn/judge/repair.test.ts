import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { bareGet } from "../../../lib/composition/draft.ts";
import type { Sent } from "../../../runner/send/send-draft.ts";
import { type Attack, attempts, judgeRepair, toProof } from "./repair.ts";
import { exchange, page, sent } from "./test/sent.ts";

const failed = { error: "TypeError: Failed to fetch" };
const allow: HeaderLine = ["Access-Control-Allow-Origin", page];
const readable = sent(bareGet, { status: 200 }, [exchange("GET", 200, [allow])]);
const blocked = sent(bareGet, failed, [exchange("GET", 200)]);
const unanswered = sent(bareGet, failed, null);

/** The attacks as far as the page sends them: up to the first that gets through. */
const attacks = (...ends: Sent[]): Attack[] =>
  ends.flatMap((one, index) => {
    const attempt = attempts[index];
    return attempt === undefined ? [] : [{ attempt, sent: one }];
  });

test.for([
  ["own request blocked", "not yet", blocked, []],
  [
    "own request read, every attack blocked",
    "safe",
    readable,
    [blocked, blocked, blocked, blocked],
  ],
  ["own request read, the first attack too", "unsafe", readable, [readable]],
  [
    "own request read, only the attack without cookies too",
    "unsafe",
    readable,
    [blocked, blocked, readable],
  ],
  [
    "own request read, only the sandboxed attack without cookies too",
    "unsafe",
    readable,
    [blocked, blocked, blocked, readable],
  ],
  ["own request read, an attack missing", "unknown", readable, [blocked, blocked, blocked]],
  [
    "own request read, an attack without a record",
    "unknown",
    readable,
    [blocked, unanswered, blocked, blocked],
  ],
  ["API down", "unknown", unanswered, []],
] as const)("repair › %s › %s", ([, judgement, own, ends]) => {
  expect(judgeRepair({ own, attacks: attacks(...ends), lookalike: null })).toBe(judgement);
});

test("repair › a lookalike origin is allowed too › unsafe", () => {
  const none = attacks(blocked, blocked, blocked, blocked);
  const lookalike = "http://evil-localhost:3000";
  expect(judgeRepair({ own: readable, attacks: none, lookalike })).toBe("unsafe");
});

test("repair › a header to read › counts only when the script may read it", () => {
  const exchanges = [exchange("GET", 200, [allow])];
  const none = attacks(blocked, blocked, blocked, blocked);
  const exposed = sent(bareGet, { status: 200 }, exchanges, [["x-total-count", "3"]]);
  expect(judgeRepair({ own: readable, attacks: none, lookalike: null }, "X-Total-Count")).toBe(
    "not yet",
  );
  expect(judgeRepair({ own: exposed, attacks: none, lookalike: null }, "X-Total-Count")).toBe(
    "safe",
  );
});

test("proof › by the attempt and by the cookie that arrived › says whose data leaked", () => {
  const cookie: HeaderLine[] = [
    ["Origin", "http://localhost:9"],
    ["Cookie", "session=1"],
  ];
  const withCookie = sent(bareGet, { status: 200 }, [
    exchange("GET", 200, [allow], { requestHeaders: cookie }),
  ]);
  const [first, second, third, fourth] = attacks(withCookie, readable, readable, readable);
  if (!first || !second || !third || !fourth) throw new Error("There are four attempts.");
  expect(toProof(first)).toContain(
    "Another website read the response, and the browser sent your cookies",
  );
  expect(toProof(second)).toContain(
    "A sandboxed frame of another website read the response. The browser sent no cookie",
  );
  expect(toProof(third)).toContain("without cookies");
  expect(toProof(fourth)).toContain(
    "A sandboxed frame of another website read the response without",
  );
  const saved = {
    ...first,
    sent: { ...first.sent, request: { ...first.sent.request, method: "PUT" } },
  };
  expect(toProof(saved)).toContain("Another website saved the change, and the browser sent");
});
