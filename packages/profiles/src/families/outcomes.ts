import { blocked, type ExchangeSummary, type Outcome, readable } from "../profile.ts";
import type { ProbeId } from "../probe.ts";

/**
 * Nobody else may read, because they are not in the list; what they write without a preflight is written.
 * @param end how it ends for them, where it is not a missing header
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

/** What needs no preflight and gets through wherever the origin is right. */
export const simple = {
  read: readable("GET 200"),
  "read-with-cookies": readable("GET 200"),
  "create-as-text": readable("POST 201"),
  ...attackers(),
} satisfies Partial<Record<ProbeId, Outcome>>;

/** What the preflight lets through. */
export const asked = {
  "read-with-token": readable("OPTIONS 204", "GET 200"),
  create: readable("OPTIONS 204", "POST 201"),
  update: readable("OPTIONS 204", "PUT 200"),
  remove: readable("OPTIONS 204", "DELETE 204"),
  "update-with-cookies-and-token": readable("OPTIONS 204", "PUT 200"),
} satisfies Partial<Record<ProbeId, Outcome>>;

/** Where no preflight gets through, whatever it asks. */
export const everyPreflight = (refused: Outcome) => ({
  ...simple,
  "read-with-token": refused,
  create: refused,
  update: refused,
  remove: refused,
  "update-with-cookies-and-token": refused,
});

/** Where every request that needs a preflight gets this status after it, and every other one at once. */
export const everyAnswer = (
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
