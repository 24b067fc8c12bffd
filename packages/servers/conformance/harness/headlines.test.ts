import { join } from "node:path";
import { expect, test } from "vitest";
import { chapters } from "../../src/measured/rows.ts";
import { toCell } from "../../src/measured/table.ts";
import { readRecordings } from "./read.ts";

const recordings = readRecordings(join(import.meta.dirname, "../../../.."));
const rows = chapters.flatMap((chapter) => chapter.rows);

/** What the pages of this repository say of servers elsewhere, as the recordings have it. */
const stated: [server: string, row: string, want: string][] = [
  ["express", "wildcard-credentials", "wildcard"],
  ["fastify", "wildcard-credentials", "wildcard"],
  ["hono", "wildcard-credentials", "wildcard"],
  ["koa", "wildcard-credentials", "hole"],
  ["fastify", "method", "method"],
  ["fastify", "defaults-put", "method"],
  ["express", "defaults-put", "readable"],
  ["nginx", "without-always", "no origin 500"],
  ["nginx", "with-always", "readable 500"],
  ["koa", "origin", "mismatch"],
  ["express", "handler", "runs"],
];

test.for(stated)("recording of %s › %s › %s", ([server, id, want]) => {
  const recording = recordings.find((one) => one.id === server);
  const row = rows.find((one) => one.id === id);
  const cell = recording === undefined || row === undefined ? null : toCell(recording, row);
  expect([cell?.word, cell?.status].filter((part) => part !== null).join(" ")).toBe(want);
});
