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
  ["fastapi", "wildcard-credentials", "hole"],
  ["django", "wildcard-credentials", "hole"],
  ["flask", "wildcard-credentials", "hole"],
  ["axum", "wildcard-credentials", "refuses"],
  ["jub0bs", "wildcard-credentials", "refuses"],
  ["spring", "wildcard-credentials", "no origin 500"],
  ["fastapi", "method", "status 400"],
  ["rs-cors", "method", "no origin"],
  ["spring", "method", "no origin 403"],
  ["fastapi", "error", "no origin 500"],
  ["gin", "handler", "does not run 403"],
  ["spring", "handler", "does not run 403"],
];

test.for(stated)("recording of %s › %s › %s", ([server, id, want]) => {
  const recording = recordings.find((one) => one.id === server);
  const row = rows.find((one) => one.id === id);
  const cell = recording === undefined || row === undefined ? null : toCell(recording, row);
  expect([cell?.word, cell?.status].filter((part) => part !== null).join(" ")).toBe(want);
});
