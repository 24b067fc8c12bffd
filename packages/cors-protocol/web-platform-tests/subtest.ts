import type { File } from "./files.ts";
import type { HeaderLine, OutgoingRequest, RequestOptions, ResponseHead } from "../src/index.ts";

/** The hosts, named as in the tests: a page, two other hosts, another port and another scheme. */
export const page = "http://web-platform.test:8000";
export const remote = "http://www1.web-platform.test:8000";
export const remote2 = "http://www2.web-platform.test:8000";
export const otherPort = "http://web-platform.test:8001";
export const remotePort = "http://www1.web-platform.test:8001";
export const secure = "https://web-platform.test:8443";
export const secureRemote = "https://www1.web-platform.test:8443";

/** What a server answers at one address. */
export type Reply = {
  /** Access-Control-Allow-Origin; the request's own origin if absent, no header if null. */
  origin?: string | null;
  /** A second Access-Control-Allow-Origin line. */
  origin2?: string;
  methods?: string;
  headers?: string;
  credentials?: string;
  status?: number;
  /** The status of the preflight's response, if it is another one. */
  preflight?: number;
  location?: string;
  more?: HeaderLine[];
};

/** One subtest of the browser makers, as a row. */
export type Subtest = {
  /** Relative to the root of web-platform-tests. */
  file: File;
  title: string;
  /** `page` unless stated. */
  from?: string;
  request: RequestOptions;
  replies: Readonly<Record<string, Reply>>;
  /** `refused` is blocked or a network error, which the tests do not tell apart. */
  ends: "readable" | "refused" | "opaque";
  /** The number of preflights. */
  preflights?: number;
  /** The status that script reads. */
  status?: number;
  /** The Origin header of the last request. */
  sentOrigin?: string;
  /** Access-Control-Request-Headers of the preflight; null for none. */
  requested?: string | null;
  /** Headers that script reads; null for those that it cannot read. */
  exposed?: Readonly<Record<string, string | null>>;
  /** Chromium alone follows a tentative test. */
  isTentative?: true;
};

const path = "/resource";
export const at = (host: string) => host + path;

/** A server's response, as the suite's own handlers form it. */
export function answer(reply: Reply, { method, headers, phase }: OutgoingRequest): ResponseHead {
  const own = headers.find(([name]) => name === "Origin")?.[1] ?? null;
  const { origin = own, origin2, status = reply.location === undefined ? 200 : 302 } = reply;
  const lines: [string, string | null | undefined][] = [
    ["Access-Control-Allow-Origin", origin],
    ["Access-Control-Allow-Origin", origin2],
    ["Access-Control-Allow-Headers", reply.headers],
    ["Access-Control-Allow-Methods", reply.methods],
    ["Access-Control-Allow-Credentials", reply.credentials],
  ];
  const isPreflight = method === "OPTIONS" && phase === "preflight";
  const code = isPreflight ? (reply.preflight ?? status) : status;
  const isRedirect = code >= 300 && code < 400;
  return {
    status: code,
    headers: [
      ...lines.flatMap(([name, value]): HeaderLine[] => (value == null ? [] : [[name, value]])),
      ...(isRedirect && reply.location !== undefined
        ? [["Location", reply.location] satisfies HeaderLine]
        : []),
      ...(reply.more ?? []),
    ],
  };
}
