import { getHeader } from "@blocked/cors-protocol";
import type { ServerId } from "@blocked/servers/names";
import type { Sent } from "../examine/types.ts";
import { isFailure, type RawResponse } from "../network/index.ts";
import { decodeBody } from "./body.ts";

/** Who seems to have answered: a hint, and never the reason for a verdict. */
export type Look = { name: string; sees: string; stack: ServerId | null };

type Fingerprint = Look & {
  status?: readonly number[];
  body?: RegExp;
  headers?: Readonly<Record<string, RegExp>>;
  /** Whether it is the response to a preflight, or to anything else. */
  isPreflight?: boolean;
};

/**
 * What one server says and no other. An empty 403 (gin-contrib/cors) is not here: too many servers send one.
 * The first row that fits a response is taken.
 */
const fingerprints: readonly Fingerprint[] = [
  {
    name: "FastAPI or Starlette",
    sees: "a 400 that says “Disallowed CORS …”",
    stack: "fastapi",
    status: [400],
    body: /^Disallowed CORS (?:origin|method|headers)/,
  },
  {
    name: "Spring",
    sees: "a 403 that says “Invalid CORS request”",
    stack: null,
    status: [403],
    body: /^Invalid CORS request/,
  },
  {
    name: "@fastify/cors",
    sees: "a 400 that says “Invalid Preflight Request”",
    stack: "fastify",
    status: [400],
    body: /Invalid Preflight Request/,
  },
  {
    name: "Cloudflare’s own page",
    sees: "a status that only Cloudflare has",
    stack: null,
    status: [520, 521, 522, 523, 524, 525, 526, 530],
    headers: { server: /^cloudflare$/i },
  },
  {
    name: "Cloudflare’s own page",
    sees: "a challenge instead of the API’s response",
    stack: null,
    headers: { "cf-mitigated": /challenge/ },
  },
  {
    name: "a login in front of the API",
    sees: "a redirect to a sign-in",
    stack: null,
    status: [301, 302, 303, 307, 308],
    headers: {
      location:
        /\/login(?:[/?#]|$)|\/oauth2\/|\.cloudflareaccess\.com\/|login\.microsoftonline\.com\//i,
    },
  },
  {
    name: "Amazon API Gateway",
    sees: "its own error header",
    stack: null,
    status: [403],
    headers: { "x-amzn-errortype": /Exception/ },
  },
  {
    name: "nginx itself",
    sees: "its error page",
    stack: "nginx",
    body: /<hr><center>nginx(?:\/[\d.]+)?<\/center>/,
  },
  {
    name: "Fastify without a route here",
    sees: "its 404",
    stack: "fastify",
    status: [404],
    body: /^\{"message":"Route [A-Z]+:[^"]* not found","error":"Not Found","statusCode":404\}$/,
  },
  {
    name: "Express",
    sees: "the header X-Powered-By",
    stack: "express",
    headers: { "x-powered-by": /^Express$/ },
  },
  {
    name: "rack-cors",
    sees: "Allow-Methods and Max-Age 7200 on a response that is no preflight’s",
    stack: null,
    isPreflight: false,
    headers: { "access-control-max-age": /^7200$/, "access-control-allow-methods": /./ },
  },
  {
    name: "Elysia",
    sees: "Vary: * and Max-Age 5",
    stack: null,
    headers: { vary: /^\*$/, "access-control-max-age": /^5$/ },
  },
  {
    name: "rs/cors or Spring",
    sees: "the three names in Vary",
    stack: null,
    isPreflight: true,
    headers: {
      vary: /^Origin, Access-Control-Request-Method, Access-Control-Request-Headers$/i,
    },
  },
  {
    name: "the cors package of Express, Hono, or @fastify/cors",
    sees: "an empty 204 that varies by the requested headers",
    stack: null,
    status: [204],
    isPreflight: true,
    headers: { vary: /(?:^|, ?)Access-Control-Request-Headers$/i },
  },
];

/** The rows that fit what came back, each once, without a guess beside a certainty. */
export function whoAnswered(sent: readonly Sent[]): Look[] {
  const found = sent.flatMap((one) => {
    if (isFailure(one.answer)) return [];
    const { answer } = one;
    const isPreflight = one.raw.method === "OPTIONS";
    return fingerprints.find((row) => fits(row, answer, isPreflight)) ?? [];
  });
  return [...new Set(found)].map(({ name, sees, stack }) => ({ name, sees, stack }));
}

function fits(
  { status, body, headers = {}, isPreflight }: Fingerprint,
  response: RawResponse,
  isOfPreflight: boolean,
): boolean {
  return (
    (status?.includes(response.status) ?? true) &&
    (isPreflight === undefined || isPreflight === isOfPreflight) &&
    Object.entries(headers).every(([name, pattern]) =>
      pattern.test(getHeader(response.headers, name) ?? ""),
    ) &&
    (body?.test(decodeBody(response)) ?? true)
  );
}
