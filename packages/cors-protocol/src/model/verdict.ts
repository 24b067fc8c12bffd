import type { HeaderLine } from "../http/headers.ts";
import type { CorsErrorCode } from "./codes.ts";

/** Why a header is not safelisted: its name, its value, its length, or the total length of all safe values. */
export type UnsafeRule = "name" | "value" | "length" | "total";

/** Why the browser sends a preflight. One request can have several reasons. */
export type PreflightReason =
  | { kind: "method"; method: string }
  | { kind: "header"; name: string; rule: UnsafeRule }
  | { kind: "upload-listeners" };

/** Where a decision falls: before sending, on a preflight's response, on a response, or on a redirect's target. */
export type Phase = "request" | "preflight" | "response" | "redirect";

export type StepId =
  | "request-mode"
  | "request-scheme"
  | "not-redirected"
  | "allow-origin"
  | "allow-credentials"
  | "ok-status"
  | "parsable-lists"
  | "allow-methods"
  | "allow-headers"
  | "redirect-location";

/** One check that the browser makes. */
export type Step = {
  id: StepId;
  phase: Phase;
  /** 0 for the first address, one more after each redirect. */
  hop: number;
  state: "passed" | "failed" | "not-reached";
  /** The response header that decides; null when something else decides. */
  header: string | null;
  /** The value that would pass. */
  wanted: string;
  /** The header's value or the status; null for an absent header or a response that was not reached. */
  found: string | null;
  /** The step of the Fetch Standard. */
  link: string;
};

/** A request as it leaves the browser: the headers that script set and those that the standard defines. */
export type OutgoingRequest = {
  phase: "preflight" | "response";
  hop: number;
  url: string;
  method: string;
  headers: HeaderLine[];
};

/** The part of a response that script may read. */
export type ScriptView = {
  type: "basic" | "cors";
  status: number;
  redirected: boolean;
  url: string;
  /** The lines of `response.headers`, with names in lower case. */
  headers: HeaderLine[];
};

/** What the browser decides about one request. */
export type Verdict = {
  /** Why the browser sent a preflight; empty when it sent none. */
  preflight: PreflightReason[];
  /** The checks in the order in which the browser makes them. */
  steps: Step[];
  /** The requests that the browser sent before it stopped. */
  sent: OutgoingRequest[];
  /** The request's own URL, and then the target of each redirect. */
  urls: string[];
} & (
  | { outcome: "readable"; response: ScriptView }
  /** Script receives a response of which it may read nothing, not even the status. */
  | { outcome: "opaque" }
  | ({ outcome: "blocked" } & Block)
  /** The browser got no response that it could use. CORS did not decide this. */
  | { outcome: "network-error"; phase: Phase }
);

type Block = {
  code: CorsErrorCode;
  phase: Phase;
  /** The value that the browser names with the code, as DevTools' `failedParameter`. */
  parameter: string;
  /** Every value that it may name; several only for several refused headers. */
  candidates: readonly string[];
  quoted?: string;
};

export type BlockedVerdict = Extract<Verdict, { outcome: "blocked" }>;
