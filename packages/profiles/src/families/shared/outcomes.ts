import type { CorsCheckCode } from "@blocked/cors-protocol";
import type { ProbeId } from "../../model/probe.ts";
import { blocked, type ExchangeSummary, type Outcome, readable } from "../../model/outcome.ts";

/**
 * The attacker's requests: the browser keeps the responses from other origins, but a write without a preflight is
 * carried out.
 * @param end the outcome, where it is not a missing header
 */
export const attackers = (
  read = 200,
  write = 201,
  end: (exchange: ExchangeSummary) => Outcome = (exchange) =>
    blocked("MissingAllowOriginHeader", "", exchange),
) =>
  ({
    "read-from-another-site": end(`GET ${read}`),
    "read-from-a-sandbox": end(`GET ${read}`),
    "write-from-another-site": end(`POST ${write}`),
  }) satisfies Partial<Record<ProbeId, Outcome>>;

/** The preflight does not allow the method. */
export const methodBlocked = (method: string) =>
  blocked("MethodDisallowedByPreflightResponse", method, "OPTIONS 204");

/** The preflight does not allow the header. */
export const headerBlocked = (name: string) =>
  blocked("HeaderDisallowedByPreflightResponse", name, "OPTIONS 204");

/** The end of a request, by its method and the status of a success. */
type End = (method: string, status: number) => Outcome;

export const withoutPreflight = (end: End) => ({
  read: end("GET", 200),
  "read-with-cookies": end("GET", 200),
  "create-as-text": end("POST", 201),
});

export const withPreflight = (end: End) => ({
  "read-with-token": end("GET", 200),
  create: end("POST", 201),
  update: end("PUT", 200),
  remove: end("DELETE", 204),
  "update-with-cookies-and-token": end("PUT", 200),
});

/** The requests without a preflight succeed. */
export const simpleRequests = {
  ...withoutPreflight((method, status) => readable(`${method} ${status}`)),
  ...attackers(),
};

/** The requests with a preflight succeed. */
export const preflightedRequests = withPreflight((method, status) =>
  readable("OPTIONS 204", `${method} ${status}`),
);

/** Every request of the page succeeds. */
export const allAllowed: Record<ProbeId, Outcome> = { ...simpleRequests, ...preflightedRequests };

/** Every preflight ends in this outcome. */
export const everyPreflight = (end: Outcome): Record<ProbeId, Outcome> => ({
  ...simpleRequests,
  ...withPreflight(() => end),
});

/** Every preflight succeeds, and every request after it gets this status. */
export const everyRequest = (
  status: number,
  end: (...exchanges: ExchangeSummary[]) => Outcome,
): Record<ProbeId, Outcome> => ({
  ...withoutPreflight((method) => end(`${method} ${status}`)),
  ...withPreflight((method) => end("OPTIONS 204", `${method} ${status}`)),
  ...attackers(status, status),
});

/**
 * The origin fails the CORS check of every request: without a preflight the request runs on the server and its
 * response is blocked; with one it is never sent.
 */
export function originRejected(
  code: Exclude<CorsCheckCode, "WildcardOriginNotAllowed" | "InvalidAllowCredentials">,
  parameter: string,
  preflight: ExchangeSummary = "OPTIONS 204",
): Record<ProbeId, Outcome> {
  const end = (exchange: ExchangeSummary) => blocked(code, parameter, exchange);
  return {
    ...withoutPreflight((method, status) => end(`${method} ${status}`)),
    ...withPreflight(() => blocked(`Preflight${code}`, parameter, preflight)),
    ...attackers(200, 201, end),
  };
}
