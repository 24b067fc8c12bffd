import { expect, test } from "vitest";
import { chapters, type Row } from "../../src/measured/rows.ts";
import { toCell } from "../../src/measured/table.ts";
import { serversById } from "../../src/servers.ts";
import { type ServerId, serverNames } from "../../src/shared/names.ts";
import { findIds } from "../harness/find.ts";
import { readRecording } from "../harness/recordings.ts";

const ids = findIds().filter((id): id is ServerId => id in serverNames);

function toWord(id: ServerId, rowId: Row["id"]): string {
  const row = chapters.flatMap(({ rows }) => rows).find((one) => one.id === rowId);
  const recording = readRecording(id);
  if (row === undefined || recording === null) throw new Error(`${id} has no ${rowId}.`);
  const cell = toCell(recording, row);
  return `${cell?.word} ${cell?.status ?? ""}`.trim();
}

/** What a page says about a policy: why there is no snippet, or how the server differs, with its note. */
function toSaid(id: ServerId, options: { origin?: string | string[]; credentials?: boolean }) {
  const { toSnippet, note = "" } = serversById[id];
  const snippet = toSnippet({ kind: "plugin", options }, "http://localhost:3000");
  if (snippet.lines === null) return `none: ${snippet.reason}`;
  return `${snippet.differs?.sentence ?? ""} ${note}`.trim();
}

/** What has to be said for each word of the measured table; null where nothing may be. */
const hole = /every website may read|same hole/i;
const starSays: Partial<Record<string, RegExp>> = {
  hole,
  refuses: /^none: .*refuses/,
  "no origin 500": /500 without a CORS header/,
};

test.for(ids)("%s › * with credentials › the snippet says what was measured", (id) => {
  const said = toSaid(id, { origin: "*", credentials: true });
  const word = toWord(id, "wildcard-credentials");
  expect(said).toMatch(starSays[word] ?? /^(?!none: )/);
  expect([word, hole.test(said)]).toEqual([word, word === "hole"]);
});

const slashSays: Partial<Record<string, RegExp>> = {
  refuses: /^none: .*refuses/,
  readable: /cuts the slash off/,
};

test.for(ids)("%s › an origin with a slash › the snippet says what was measured", (id) => {
  const said = toSaid(id, { origin: ["http://localhost:3000/"] });
  expect(said).toMatch(slashSays[toWord(id, "trailing-slash")] ?? /^(?!none: )/);
});

test.for(ids)("%s › a method that is not listed › the note says what was measured", (id) => {
  const { note = "" } = serversById[id];
  const word = toWord(id, "method");
  const saysMissing = /Access-Control-Allow-Origin is missing/;
  const want = word.startsWith("no origin") ? saysMissing : /^/;
  expect(note).toMatch(word === "status 400" ? /with 400/ : want);
});

test.for(ids)("%s › the handler of an unlisted origin › the note says whether it runs", (id) => {
  const { note = "" } = serversById[id];
  const isKept = toWord(id, "handler").startsWith("does not run");
  expect([id, note.includes("the handler does not run")]).toEqual([id, isKept]);
});
