import { getHeader } from "@blocked/cors-protocol";
import type { RawResponse } from "../network/index.ts";
import {
  hasCors,
  isAllowed,
  codeOf,
  lastResponse,
  type Probe,
  preflightResponse,
} from "./probe.ts";

const isRejected = (status: number) => status === 401 || status === 403;

const toUnlisted = (from: string) =>
  `The response depends on the origin or has other CORS headers, so CORS is set up: ${from} is not in the server’s list.`;

/** Whether the response shows that the server compares origins, although it names none. */
function knowsOrigins(response: RawResponse | null): boolean {
  const names = (response?.headers ?? []).map(([name]) => name.toLowerCase());
  const vary = getHeader(response?.headers ?? [], "Vary") ?? "";
  return (
    names.some((name) => name.startsWith("access-control-")) ||
    vary.split(",").some((name) => name.trim().toLowerCase() === "origin")
  );
}

/** 401 and 403 to OPTIONS: a check that runs before CORS, or a method that nobody handles. */
export const onlyOptions: Probe = {
  id: "only-options",
  applies: (examination) =>
    /^Preflight(?:Missing|InvalidStatus)/.test(codeOf(examination) ?? "") &&
    isRejected(preflightResponse(examination)?.status ?? 0),
  run: async (examination, asker) => {
    const status = preflightResponse(examination)?.status ?? 0;
    const response = await asker.get();
    if (response === null) return null;
    return {
      sentence: isAllowed(response, examination.options.from)
        ? `GET gets the CORS headers, and OPTIONS gets ${status} without them: something rejects OPTIONS before CORS.`
        : `GET gets no CORS headers either (${response.status}): a check runs before CORS for every method.`,
    };
  },
};

/** No headers on a preflight: an unlisted method, OPTIONS that nobody handles, an unlisted origin, or a wrong path. */
export const unlisted: Probe = {
  id: "preflight-without-headers",
  applies: (examination) => {
    const response = preflightResponse(examination);
    const isMissing = codeOf(examination) === "PreflightMissingAllowOriginHeader";
    return isMissing && response !== null && !isRejected(response.status);
  },
  run: async (examination, asker) => {
    const { asked, options } = examination;
    const { from } = options;
    const { origin, pathname } = new URL(asked.url);
    const response = preflightResponse(examination);
    const plain = await asker.preflight("GET", []);
    if (hasCors(plain)) {
      return {
        sentence: `A preflight for GET gets the headers: this server leaves all of them out when ${asked.method} or a header is not in its list.`,
      };
    }
    if (knowsOrigins(response) || knowsOrigins(plain)) return { sentence: toUnlisted(from) };
    if (hasCors(await asker.get())) {
      return {
        sentence: "GET gets the CORS headers, and OPTIONS gets none: nothing handles OPTIONS here.",
      };
    }
    if (isAllowed(await asker.preflight(asked.method, [], { origin }), origin)) {
      return {
        sentence: `The headers are there for ${origin}: ${from} is not in the server’s list.`,
      };
    }
    if (pathname === "/") return null;
    return hasCors(await asker.preflight("GET", [], { url: `${origin}/` }))
      ? {
          sentence: `At ${origin}/ the headers are there: CORS is not registered for this path, or the path is wrong.`,
        }
      : {
          sentence:
            "None of these responses has a CORS header: CORS is not set up here, or only for other paths or origins.",
        };
  },
};

/** An error without headers: the page of the error, or a server without CORS. */
export const lostOnErrors: Probe = {
  id: "lost-on-errors",
  applies: (examination) =>
    codeOf(examination) === "MissingAllowOriginHeader" &&
    (lastResponse(examination)?.status ?? 0) >= 400,
  run: async (examination, asker) => {
    const before = preflightResponse(examination) ?? (await asker.preflight("GET", []));
    return hasCors(before)
      ? {
          sentence: `The preflight has the CORS headers, and the ${lastResponse(examination)?.status} has none: errors leave this server without them (nginx needs “always”; Starlette and ASP.NET send crashes outside of CORS).`,
        }
      : null;
  },
};

/** A success without headers: an unlisted origin, or CORS that is registered after the routes. */
export const lateRegistration: Probe = {
  id: "registered-late",
  applies: (examination) => {
    const status = lastResponse(examination)?.status ?? 0;
    return codeOf(examination) === "MissingAllowOriginHeader" && status >= 200 && status < 300;
  },
  run: async (examination, asker) => {
    const { asked, options } = examination;
    const { from } = options;
    if (knowsOrigins(lastResponse(examination))) return { sentence: toUnlisted(from) };
    const { origin, pathname } = new URL(asked.url);
    if (isAllowed(await asker.get({ origin }), origin)) {
      return {
        sentence: `The header is there for ${origin}: ${from} is not in the server’s list.`,
      };
    }
    const nowhere = `${origin}${pathname.replace(/\/$/, "")}/cors-doctor-asks-for-nothing`;
    const response = await asker.get({ url: nowhere });
    return response?.status === 404 && hasCors(response)
      ? {
          sentence:
            "A 404 has the CORS headers, and this response has none: CORS is registered after the routes.",
        }
      : response === null
        ? null
        : {
            sentence: `No header came for ${from} or ${origin}, and none with a 404: CORS is not set up here.`,
          };
  },
};
