import type { CorsErrorCode } from "./codes.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { PreflightReason } from "../fetch/safelist.ts";

/** Where a decision fell: before anything was sent, on a preflight's answer, on an answer, on a redirect's target. */
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

/** One check that the browser makes, in the order in which it makes them. */
export type Step = {
  id: StepId;
  phase: Phase;
  /** 0 for the first address, one more after each redirect. */
  hop: number;
  state: "passed" | "failed" | "not-reached";
  /** The response header that decides, or null where it is something else. */
  header: string | null;
  /** What was looked for, in the words of the header. */
  wanted: string;
  /** What was read: the header's value or the status; null for an absent header or an answer not reached. */
  found: string | null;
  /** The step of the Fetch Standard. */
  link: string;
};

/** A request as it leaves the browser: what the standard determines of it, and what script set. */
export type OutgoingRequest = {
  phase: "preflight" | "response";
  hop: number;
  url: string;
  method: string;
  headers: HeaderLine[];
};

/** What script may see of an answer. */
export type ScriptView = {
  type: "basic" | "cors";
  status: number;
  redirected: boolean;
  url: string;
  /** The lines that `response.headers` has, with names in lower case. */
  headers: HeaderLine[];
};

/** What the browser decides about one request. */
export type Verdict = {
  /** Why the browser asked first; empty when it did not. */
  preflight: PreflightReason[];
  steps: Step[];
  /** The requests that the browser sends, as far as the answers let it come. */
  sent: OutgoingRequest[];
  /** Every address on the way, the request's own first. */
  urls: string[];
} & (
  | { outcome: "readable"; response: ScriptView }
  /** Script gets an answer of which it may read nothing, not even the status. */
  | { outcome: "opaque" }
  | {
      outcome: "blocked";
      code: CorsErrorCode;
      phase: Phase;
      /** What the browser names with the code, as DevTools' `failedParameter`. */
      parameter: string;
      /** Every value that it may name; more than one only for several refused headers. */
      candidates: readonly string[];
      quoted?: string;
    }
  /** No answer that the browser could use: a failure of the network, and not a decision of CORS. */
  | { outcome: "network-error"; phase: Phase }
);
