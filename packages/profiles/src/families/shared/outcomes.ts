import type { CorsCheckCode } from "@blocked/cors-protocol";
import type { ProbeId } from "../../probe.ts";
import { blocked, type ExchangeSummary, type Outcome, readable } from "../../outcome.ts";

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

/** The requests without a preflight succeed. */
export const simpleRequests = {
  read: readable("GET 200"),
  "read-with-cookies": readable("GET 200"),
  "create-as-text": readable("POST 201"),
  ...attackers(),
} satisfies Partial<Record<ProbeId, Outcome>>;

/** The requests with a preflight succeed. */
export const preflightedRequests = {
  "read-with-token": readable("OPTIONS 204", "GET 200"),
  create: readable("OPTIONS 204", "POST 201"),
  update: readable("OPTIONS 204", "PUT 200"),
  remove: readable("OPTIONS 204", "DELETE 204"),
  "update-with-cookies-and-token": readable("OPTIONS 204", "PUT 200"),
} satisfies Partial<Record<ProbeId, Outcome>>;

/** Every request of the page succeeds. */
export const allAllowed: Record<ProbeId, Outcome> = { ...simpleRequests, ...preflightedRequests };

/** Every preflight ends in this outcome. */
export const everyPreflight = (refused: Outcome): Record<ProbeId, Outcome> => ({
  ...simpleRequests,
  "read-with-token": refused,
  create: refused,
  update: refused,
  remove: refused,
  "update-with-cookies-and-token": refused,
});

/** Every preflight succeeds, and every request after it gets this status. */
export const everyRequest = (
  status: number,
  end: (...exchanges: ExchangeSummary[]) => Outcome,
): Record<ProbeId, Outcome> => ({
  read: end(`GET ${status}`),
  "read-with-cookies": end(`GET ${status}`),
  "read-with-token": end("OPTIONS 204", `GET ${status}`),
  create: end("OPTIONS 204", `POST ${status}`),
  "create-as-text": end(`POST ${status}`),
  update: end("OPTIONS 204", `PUT ${status}`),
  remove: end("OPTIONS 204", `DELETE ${status}`),
  "update-with-cookies-and-token": end("OPTIONS 204", `PUT ${status}`),
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
    ...everyPreflight(blocked(`Preflight${code}`, parameter, preflight)),
    read: end("GET 200"),
    "read-with-cookies": end("GET 200"),
    "create-as-text": end("POST 201"),
    ...attackers(200, 201, end),
  };
}
