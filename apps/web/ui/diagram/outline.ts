import {
  type CorsRequest,
  type Exchange,
  pairUp,
  type StepId,
  type Verdict,
} from "@blocked/cors-protocol";
import { toShortPath } from "../../lib/short-path.ts";
import { toEffect } from "./effect.ts";

export type Look = "plain" | "soft" | "blocked" | "readable" | "danger" | "network-error";
export type OutlineArrow = { kind: "arrow"; to: "left" | "right"; label: string; look: Look };
export type OutlineNote = { kind: "note"; text: string; look: Look };

/** What the three lanes show at one moment. */
export type OutlineRow = {
  script?: OutlineArrow;
  browser?: OutlineNote;
  api?: OutlineArrow | OutlineNote;
};

export type Outlined = {
  request: CorsRequest;
  exchanges: readonly Exchange[];
  verdict: Verdict;
  received: string;
  /** Whether another website got what it should not. */
  isHarm?: boolean;
};

const ends: Record<Verdict["outcome"], OutlineNote> = {
  readable: { kind: "note", text: "handed to the script", look: "readable" },
  opaque: { kind: "note", text: "handed over, opaque", look: "soft" },
  blocked: { kind: "note", text: "blocked here", look: "blocked" },
  "network-error": { kind: "note", text: "network error", look: "network-error" },
};

/** The request diagram in few rows, as data: small diagrams and social pictures draw it. */
export function toOutline({
  request,
  exchanges,
  verdict,
  received,
  isHarm = false,
}: Outlined): OutlineRow[] {
  const pairs = pairUp(verdict, exchanges);
  const wasSent = verdict.sent.at(-1)?.phase === "response";
  const end: OutlineNote =
    isHarm && verdict.outcome === "readable"
      ? { kind: "note", text: "handed to another website", look: "danger" }
      : ends[verdict.outcome];
  const path = toShortPath(new URL(request.url).pathname);
  return [
    {
      script: toArrow("right", `${request.method} ${path}`),
      browser: toNote(verdict.preflight.length > 0 ? "sends a preflight" : "sends the request"),
    },
    ...pairs.flatMap(({ request: sent, exchanges: seen }): OutlineRow[] => {
      const exchange = seen.at(-1);
      const failed = verdict.steps.find(
        ({ state, phase, hop }) => state === "failed" && phase === sent.phase && hop === sent.hop,
      );
      const check = failed === undefined ? {} : { browser: toNote(nameOf(failed.id), "blocked") };
      const status = exchange?.response?.status;
      return [
        { api: toArrow("right", sent.method) },
        {
          ...check,
          api: status === undefined ? toNote("no response") : toArrow("left", String(status)),
        },
        ...(exchange !== undefined && sent.phase === "response"
          ? [{ api: toNote(toEffect(exchange)) }]
          : []),
      ];
    }),
    ...(wasSent ? [] : [{ api: toNote(`${request.method} never sent`) }]),
    {
      script: toArrow(
        "left",
        received.replace(/^TypeError: /, ""),
        verdict.outcome === "readable" ? "plain" : "blocked",
      ),
      browser: end,
    },
  ];
}

const toArrow = (to: OutlineArrow["to"], label: string, look: Look = "plain"): OutlineArrow => ({
  kind: "arrow",
  to,
  label,
  look,
});

const toNote = (text: string, look: Look = "soft"): OutlineNote => ({ kind: "note", text, look });

/** The name of a check, as the request diagram has it: `allow-methods` is Allow-Methods. */
function nameOf(id: StepId): string {
  return id.startsWith("allow-")
    ? id.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())
    : id.replaceAll("-", " ");
}
