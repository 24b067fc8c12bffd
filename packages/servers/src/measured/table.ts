import { toShortReason } from "@blocked/cors-protocol";
import type { CaseId } from "./cases.ts";
import type { MeasuredRequest, ServerRecording } from "./recording.ts";
import type { RequestId } from "./requests.ts";

/** A mistake with the request that shows it. */
export type Row = {
  id: string;
  title: string;
  caseId: CaseId;
  request: RequestId;
  /** Asks whether the handler ran, and not what the browser says. */
  asksHandler?: true;
  /** A readable response is a hole here: the page was never listed. */
  isHole?: true;
};

export type Chapter = { title: string; rows: readonly Row[] };

export const chapters: readonly Chapter[] = [
  {
    title: "Where servers differ most",
    rows: [
      {
        id: "wildcard-credentials",
        title: "* with credentials, and the request sends cookies",
        caseId: "wildcard-credentials",
        request: "read-with-cookies",
        isHole: true,
      },
      {
        id: "method",
        title: "PUT, and the method is not listed",
        caseId: "method-missing",
        request: "update",
      },
      {
        id: "error",
        title: "The handler fails with 500",
        caseId: "listed",
        request: "error",
      },
      {
        id: "handler",
        title: "GET of an origin that is not listed: does the handler run?",
        caseId: "listed",
        request: "read-elsewhere",
        asksHandler: true,
      },
      {
        id: "handler-put",
        title: "PUT of such an origin without a preflight, as curl sends it: does the handler run?",
        caseId: "listed",
        request: "update-elsewhere",
        asksHandler: true,
      },
    ],
  },
  {
    title: "Origins",
    rows: [
      {
        id: "origin",
        title: "GET, origin not listed",
        caseId: "listed",
        request: "read-elsewhere",
      },
      {
        id: "origin-preflight",
        title: "PUT, origin not listed",
        caseId: "listed",
        request: "update-elsewhere",
      },
      {
        id: "trailing-slash",
        title: "GET, the listed origin ends in a slash",
        caseId: "trailing-slash",
        request: "read",
      },
      {
        id: "pattern",
        title: "GET of a subdomain that a pattern allows",
        caseId: "pattern",
        request: "read-elsewhere",
      },
      {
        id: "pattern-preflight",
        title: "PUT of such a subdomain",
        caseId: "pattern",
        request: "update-elsewhere",
      },
    ],
  },
  {
    title: "Headers and credentials",
    rows: [
      {
        id: "header",
        title: "GET with Authorization, and the header is not listed",
        caseId: "header-missing",
        request: "read-with-token",
      },
      {
        id: "credentials",
        title: "GET with cookies, and credentials are not allowed",
        caseId: "credentials-missing",
        request: "read-with-cookies",
      },
    ],
  },
  {
    title: "Order and defaults",
    rows: [
      {
        id: "auth-before",
        title: "PUT, authentication before CORS",
        caseId: "auth-before-cors",
        request: "update",
      },
      {
        id: "auth-after",
        title: "PUT without a token, authentication after CORS",
        caseId: "auth-after-cors",
        request: "update",
      },
      { id: "none", title: "PUT, no CORS at all", caseId: "none", request: "update" },
      {
        id: "defaults",
        title: "GET, switched on without options",
        caseId: "defaults",
        request: "read",
      },
      {
        id: "defaults-put",
        title: "PUT, switched on without options",
        caseId: "defaults",
        request: "update",
      },
    ],
  },
  {
    title: "nginx",
    rows: [
      {
        id: "without-always",
        title: "The app fails with 500, add_header without “always”",
        caseId: "without-always",
        request: "error",
      },
      {
        id: "with-always",
        title: "The app fails with 500, add_header with “always”",
        caseId: "with-always",
        request: "error",
      },
    ],
  },
];

export type Look = "blocked" | "readable" | "danger" | "neutral";

export type Cell = {
  look: Look;
  /** A word or two. */
  word: string;
  /** The status that the server responded with, where it is not 2xx. */
  status: number | null;
  /** What the word stands for: the red line, or the sentence with which the server refused to start. */
  sentence: string;
};

/** Where the page of a server shows a request: at the case itself where the server refused to start. */
export function toAnchor({ cases }: Pick<ServerRecording, "cases">, row: Shown): string {
  const isRefused = cases.some((one) => one.id === row.caseId && "refusal" in one);
  return isRefused ? row.caseId : `${row.caseId}-${row.request}`;
}

/** A case with one of its requests. */
export type Shown = Pick<Row, "caseId" | "request">;

/** What a server makes of a mistake; null where it was not asked. */
export function toCell({ cases }: Pick<ServerRecording, "cases">, row: Row): Cell | null {
  const found = cases.find(({ id }) => id === row.caseId);
  if (found === undefined) return null;
  if ("refusal" in found) {
    return { look: "neutral", word: "refuses", status: null, sentence: found.refusal };
  }
  const one = found.requests.find(({ request }) => request === row.request);
  if (one === undefined) return null;
  return row.asksHandler === true ? toHandlerCell(one) : toVerdictCell(one, row);
}

function toHandlerCell({ exchanges }: MeasuredRequest): Cell {
  const sent = exchanges.at(-1);
  const ran = sent?.handlerRan === true;
  return {
    look: "neutral",
    word: ran ? "runs" : "does not run",
    status: toFailure(sent?.response?.status),
    sentence: ran
      ? "The handler runs: CORS only keeps the response from the page."
      : "The server rejects the request before its handler.",
  };
}

function toVerdictCell({ exchanges, verdicts }: MeasuredRequest, { isHole }: Row): Cell {
  const { outcome, code, isPreflight, lines } = verdicts.chromium;
  const status = toFailure((isPreflight ? exchanges[0] : exchanges.at(-1))?.response?.status);
  if (outcome === "readable" && isHole === true) {
    return {
      look: "danger",
      word: "hole",
      status,
      sentence: "It works, and so it does for every website: the server repeats any origin.",
    };
  }
  if (outcome === "readable") {
    return { look: "readable", word: "readable", status, sentence: "The page reads the response." };
  }
  return {
    look: "blocked",
    word: code === null ? "network error" : toShortReason(code),
    status,
    sentence: lines[0] ?? "",
  };
}

const toFailure = (status: number | undefined) =>
  status === undefined || (status >= 200 && status < 300) ? null : status;

/** Servers that do the same with a mistake. */
export type Group = { cell: Cell; servers: ServerRecording[] };

/** The servers by what they do, the most frequent first. */
export function toGroups(recordings: readonly ServerRecording[], row: Row): Group[] {
  const groups = new Map<string, Group>();
  for (const recording of recordings) {
    const cell = toCell(recording, row);
    if (cell === null) continue;
    // Each server words its refusal in its own way.
    const key = cell.word === "refuses" ? "refuses" : [cell.word, cell.status].join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cell, servers: [recording] });
    else group.servers.push(recording);
  }
  return [...groups.values()].toSorted((a, b) => b.servers.length - a.servers.length);
}

/** The title before " with "; the title after it where two servers would have the same. */
export function toShortTitles(recordings: readonly ServerRecording[]): Map<string, string> {
  const split = recordings.map(({ id, title }) => ({ id, parts: title.split(" with ") }));
  return new Map(
    split.map(({ id, parts: [first = "", second] }) => {
      const isShared = split.some((one) => one.id !== id && one.parts[0] === first);
      return [id, isShared && second !== undefined ? second : first];
    }),
  );
}
