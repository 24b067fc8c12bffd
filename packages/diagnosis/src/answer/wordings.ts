import {
  type CorsErrorCode,
  createRequest,
  type Engine,
  engineRules,
  type Exchange,
  type HeaderLine,
  judge,
  engines,
  type ResponseHead,
  parseUrl,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import type { Problem } from "./problem.ts";
import type { Judgement } from "./judge.ts";

/** The lines that each browser prints for one failure. */
export type Wordings = { engine: Engine; lines: string[] }[];

const allowOrigin = "Access-Control-Allow-Origin";

/** The headers that end in a code, for a page of this origin. */
function toHeaders(code: CorsErrorCode, parameter: string, origin: string): HeaderLine[] | null {
  const allowed: HeaderLine = [allowOrigin, origin];
  switch (code.replace(/^Preflight(?!Invalid(?:Status)|Disallowed)/, "")) {
    case "MissingAllowOriginHeader":
      return [];
    case "AllowOriginMismatch":
    case "InvalidAllowOriginValue":
    case "MultipleAllowOriginValues":
      return parameter === "" ? null : [[allowOrigin, parameter]];
    case "WildcardOriginNotAllowed":
      return [[allowOrigin, "*"]];
    case "InvalidAllowCredentials":
      return parameter === ""
        ? [allowed]
        : [allowed, ["Access-Control-Allow-Credentials", parameter]];
    case "MethodDisallowedByPreflightResponse":
    case "PreflightInvalidStatus":
      return [allowed];
    case "HeaderDisallowedByPreflightResponse":
      return [allowed, ["Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE"]];
    default:
      return null;
  }
}

/**
 * The same failure in the words of every engine, with the reader's own values: a response that ends in the code is
 * made up and judged as the engine judges it. Empty where a code has no such response, or the addresses are missing.
 */
export function toWordings({ finding, facts, judged }: Problem): Wordings {
  if (judged !== null) {
    const isKnown = finding.code !== null && facts.url !== null && facts.origin !== null;
    return isKnown ? ofJudged(judged) : [];
  }
  const { code, parameter, asker } = finding;
  const { url, origin, cookies } = facts;
  if (code === null || url === null || origin === null || parseUrl(url) === null) return [];
  if (finding.redirectedFrom !== null) return [];
  const head = toHeaders(code, parameter, origin);
  if (head === null) return [];
  const isPreflight = /Preflight/.test(code);
  const refused: ResponseHead = { status: toStatus(code, facts.status), headers: head };
  const needsCookies = cookies === true || /Wildcard|AllowCredentials/.test(code);
  const isNamed = code === "MethodDisallowedByPreflightResponse";
  const isHeader = code === "HeaderDisallowedByPreflightResponse";
  const method = isNamed ? parameter : (facts.method ?? (isPreflight && !isHeader ? "PUT" : "GET"));
  return engines.flatMap((engine) => {
    const rules = engineRules[engine];
    const request = createRequest(
      {
        url: new URL(url).href,
        method,
        headers: isHeader ? [[parameter, "x"]] : [],
        credentials: needsCookies ? "include" : "same-origin",
        initiatorType: asker === "XMLHttpRequest" ? "xmlhttprequest" : "fetch",
      },
      origin,
      rules,
    );
    const exchanges = isPreflight
      ? [toPreflight(request.method, refused)]
      : [toExchange(method, refused)];
    const verdict = judge(request, exchanges, rules);
    const lines = toConsoleLines(request, exchanges, verdict, engine);
    return verdict.outcome !== "blocked" || lines === null
      ? []
      : [{ engine, lines: lines.map(([first]) => first) }];
  });
}

function toStatus(code: CorsErrorCode, status: number | null): number {
  if (code === "PreflightInvalidStatus") return status !== null && status >= 300 ? status : 405;
  return status ?? 200;
}

function toExchange(
  method: string,
  response: ResponseHead,
  requestHeaders: HeaderLine[] = [],
): Exchange {
  return { method, path: "/", requestHeaders, response, handlerRan: false, rowsWritten: 0, at: 0 };
}

function toPreflight(method: string, response: ResponseHead): Exchange {
  return toExchange("OPTIONS", response, [["Access-Control-Request-Method", method]]);
}

/** What each engine prints for pasted responses, judged by its own rules. */
function ofJudged({ request, assumed: exchanges }: Judgement): Wordings {
  return engines.flatMap((engine) => {
    const verdict = judge(request, exchanges, engineRules[engine]);
    const lines = toConsoleLines(request, exchanges, verdict, engine);
    return lines === null || lines.length === 0
      ? []
      : [{ engine, lines: lines.map(([first]) => first) }];
  });
}
