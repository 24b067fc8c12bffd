import { deepEqual, equal, ok } from "node:assert/strict";
import type { ItemPage } from "@blocked/api-client";
import { TraceRecord } from "@blocked/api-client/contract";
import fc from "fast-check";
import { Check } from "typebox/value";
import { afterAll, expect, test } from "vitest";
import { items } from "../../src/database/schema.ts";
import { readAnswers } from "./responses.ts";
import { anyCase, type Case, secret, toPieces } from "./cases.ts";
import { createDocumentCheck, type Document } from "./document.ts";
import { checkRows, readRows } from "./rows.ts";
import { runs, seed } from "./runs.ts";
import { ask, startServer } from "./server.ts";
import { checkShape } from "./shape.ts";
import { keyMark } from "./targets.ts";

const { app, port, witness, database } = await startServer(afterAll);
const checkDocument = createDocumentCheck((await app.inject("/openapi.json")).json<Document>());

test(
  `fuzz › ${runs} random requests, seed ${seed} › every response is in order`,
  { timeout: runs * 100 + 120_000 },
  async () => {
    const seen = { answers: 0, documented: 0, written: 0 };

    const perform = async (one: Case) => {
      const key = witness.issueKey();
      const { pieces, isCut } = toPieces({ ...one, target: one.target.replaceAll(keyMark, key) });
      const before = readRows(database);
      const received = await ask(port, pieces, { isCut });
      const after = readRows(database);

      const answers = readAnswers(received, one.method);
      ok(answers.length > 0 || isCut || mayBeUnanswered(one), "No answer came.");
      for (const answer of answers) checkShape(one, answer);
      const [answer] = answers;
      if (answer?.headers.has("content-type")) {
        if (checkDocument(one.method, one.target, answer)) seen.documented += 1;
      }
      checkRows(one, answers, before, after);
      const list = await app.inject("/p/correct/items?limit=100");
      deepEqual(list.json<ItemPage>().items, [...after.values()].toReversed());

      const record = await app.inject(`/witness/${key}.1`);
      equal(record.statusCode, 200);
      ok(Check(TraceRecord, record.json()), `The record is broken: ${record.body}`);
      ok(!record.body.includes(secret), `The record tells a secret: ${record.body}`);
      ok(!received.includes(secret), "An answer tells a secret.");

      seen.answers += answers.length;
      if (JSON.stringify([...before]) !== JSON.stringify([...after])) seen.written += 1;
      if (after.size > 30 || after.size < 8) restore();
    };
    restore();
    await fc.assert(fc.asyncProperty(anyCase, perform), { numRuns: runs, seed });

    // Guards against cases that reach nothing.
    const share = (count: number) => count / runs;
    expect(share(seen.answers)).toBeGreaterThan(0.7);
    expect(share(seen.documented)).toBeGreaterThan(0.1);
    expect(share(seen.written)).toBeGreaterThan(0.01);
  },
);

/** Restores the small ids that the cases use. */
function restore(): void {
  database.delete(items).run();
  database.$client.exec("DELETE FROM sqlite_sequence");
  const now = new Date().toISOString();
  const rows = Array.from({ length: 12 }, (_, index) => ({
    id: index + 1,
    name: "a row",
    description: null,
    price: index,
    createdAt: now,
    updatedAt: now,
  }));
  database.insert(items).values(rows).run();
}

/**
 * Whether a missing response is allowed: a server may close a connection on which it reads no more.
 */
function mayBeUnanswered({ target, body }: Case): boolean {
  return (body ?? "").length > 60_000 || target.startsWith("/p/connection-cut/report");
}
