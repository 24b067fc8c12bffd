import { deepEqual, equal, fail, ok } from "node:assert/strict";
import type { Item } from "@blocked/api-client";
import type { LabDatabase } from "../../src/database/database.ts";
import { items } from "../../src/database/schema.ts";
import { samples } from "../../src/items/samples.ts";
import { pageOrigin } from "../support/build.ts";
import type { Answer } from "./responses.ts";
import { type Case, toReceived } from "./cases.ts";

/** Reads the whole table by id. */
export function readRows(database: LabDatabase): Map<number, Item> {
  return new Map(
    database
      .select()
      .from(items)
      .all()
      .map((row) => [row.id, row]),
  );
}

/**
 * Compares the table before and after with the request and its response.
 * @throws for a change that was not requested, or one that was acknowledged and is missing
 */
export function checkRows(
  one: Case,
  answers: readonly Answer[],
  before: ReadonlyMap<number, Item>,
  after: ReadonlyMap<number, Item>,
): void {
  const [answer, ...others] = answers.filter(({ status }) => status < 400);
  ok(others.length === 0 || toReceived(one) === null, "Two answers to one request.");
  const want = new Map(before);
  if (answer !== undefined) expectChange(one, answer, before, want);
  if (want.size === 0) {
    const names = [...after.values()].map(({ name }) => name);
    deepEqual(
      names,
      samples.map(({ name }) => name),
    );
    return;
  }
  deepEqual(after, want);
}

/** Applies the change that the response acknowledges. */
function expectChange(
  one: Case,
  { status, body }: Answer,
  before: ReadonlyMap<number, Item>,
  want: Map<number, Item>,
): void {
  const { method, target } = one;
  const [path = ""] = target.split("?");
  if (method === "POST" && status === 204 && path === "/reset") {
    ok(one.headers.some(([name, value]) => name === "Origin" && value === pageOrigin));
    want.clear();
  }
  if (!/^\/p\/[^/]+\/(?:v2\/)?items(?:\/|$)/.test(path)) return;
  if (method === "POST" && status === 201) {
    const row = toRow(one, body);
    ok(!before.has(row.id), "A new item has the id of another.");
    want.set(row.id, row);
  }
  if (/^(?:PUT|PATCH)$/.test(method) && status === 200) {
    const id = Number(decodeURIComponent(path.split("/").at(-1) ?? ""));
    const old = before.get(id) ?? fail("An item was changed that was not there.");
    const row = toRow(one, body, method === "PATCH" ? old : undefined);
    equal(row.id, id);
    equal(row.createdAt, old.createdAt);
    want.set(row.id, row);
  }
  if (method === "DELETE" && status === 204) {
    ok(want.delete(Number(decodeURIComponent(path.split("/").at(-1) ?? ""))));
  }
}

/** The row of a response: the requested fields, and the old values of all others. */
function toRow(one: Case, body: string, old: Partial<Item> = {}): Item {
  const received = toReceived(one) ?? fail("An item was written though none had come to its end.");
  const sent = {
    ...old,
    ...(JSON.parse(toText(received).replace(/^\ufeff/, "")) as Partial<Item>),
  };
  const row = JSON.parse(toText(body)) as Item;
  const { name, description, price } = row;
  deepEqual(
    { name, description, price: price + 0 },
    {
      name: sent.name,
      description: sent.description ?? null,
      price: (sent.price ?? Number.NaN) + 0,
    },
  );
  return row;
}

function toText(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}
