import type { CorsErrorCode, Engine, Exchange } from "@blocked/cors-protocol";
import type { CaseId } from "./cases.ts";
import type { RequestId } from "./requests.ts";

/** A request and the head of its response, as they stood on the wire. */
export type MeasuredExchange = Pick<
  Exchange,
  "method" | "path" | "requestHeaders" | "response" | "handlerRan"
>;

/** What a browser makes of the responses. */
export type MeasuredVerdict = {
  outcome: "readable" | "blocked" | "network-error";
  code: CorsErrorCode | null;
  /** Whether the response to the preflight decided. */
  isPreflight: boolean;
  /** The red lines of the console. */
  lines: string[];
};

/** What a real browser made of it. */
export type SeenVerdict = { isReadable: boolean; lines: string[] };

export type MeasuredRequest = {
  request: RequestId;
  /** The request follows its preflight even where every browser stops before. */
  exchanges: MeasuredExchange[];
  verdicts: Record<Engine, MeasuredVerdict>;
  /** Left out where no browser was at hand. */
  chromium?: SeenVerdict;
};

export type MeasuredCase =
  /** The server does not start with such a policy, and says why. */
  | { id: CaseId; refusal: string }
  | {
      id: CaseId;
      requests: MeasuredRequest[];
      /** OPTIONS without any CORS header, as curl sends it. */
      plainOptions: MeasuredExchange;
    };

/** A run of one server, kept because another machine may not have it. */
export type ServerRecording = {
  schemaVersion: 1;
  id: string;
  title: string;
  language: string;
  versions: Record<string, string>;
  system: string;
  recordedOn: string;
  /** The version of the browser that ran beside it; null where there was none. */
  chromium: string | null;
  cases: MeasuredCase[];
};
