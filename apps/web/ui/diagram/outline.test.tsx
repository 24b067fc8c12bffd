import { findProfile, profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { findShownRun } from "../../lib/recorded-run.ts";
import { type OutlineRow, toOutline } from "./outline.ts";

const rowsOf = (id: string): OutlineRow[] => {
  const profile = findProfile(id);
  const run = profile && findShownRun(profile);
  if (run === undefined) throw new Error(`${id} is not recorded.`);
  return toOutline(run);
};

const outline = (id: string) => rowsOf(id).map(toLine);

function toLine({ script, browser, api }: OutlineRow): string {
  const cells = [script, browser, api].map((cell) => {
    if (cell === undefined) return "";
    if (cell.kind === "note") return cell.text;
    return cell.to === "right" ? `${cell.label} >` : `< ${cell.label}`;
  });
  return cells.join(" | ");
}

test("outline › blocked at the preflight › the request is never sent", () => {
  expect(outline("missing-method")).toEqual([
    "PUT /items/1 > | sends a preflight | ",
    " |  | OPTIONS >",
    " | Allow-Methods | < 204",
    " |  | PUT never sent",
    "< Failed to fetch | blocked here | ",
  ]);
});

test("outline › blocked at the response › the handler ran all the same", () => {
  expect(outline("disabled")).toEqual([
    "GET /items > | sends the request | ",
    " |  | GET >",
    " | Allow-Origin | < 200",
    " |  | handler ran",
    "< Failed to fetch | blocked here | ",
  ]);
});

test("outline › allowed › both requests, and the row that the handler wrote", () => {
  expect(outline("correct")).toEqual([
    "PUT /items/1 > | sends a preflight | ",
    " |  | OPTIONS >",
    " |  | < 204",
    " |  | PUT >",
    " |  | < 200",
    " |  | handler ran, 1 row written",
    "< status 200 | handed to the script | ",
  ]);
});

test("outline › what script got › red where the response was blocked, plain where it is readable", () => {
  const lookOf = (id: string) => rowsOf(id).at(-1)?.script?.look;
  expect([lookOf("disabled"), lookOf("correct")]).toEqual(["blocked", "plain"]);
});

test("outline › every recorded profile › begins and ends at the script", () => {
  for (const profile of profiles) {
    const run = findShownRun(profile);
    if (run === undefined) continue;
    const rows = toOutline(run);
    expect(rows[0]?.script?.to, profile.id).toBe("right");
    expect(rows.at(-1)?.script?.to, profile.id).toBe("left");
  }
});
