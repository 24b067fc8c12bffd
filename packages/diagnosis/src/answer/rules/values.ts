import { toUrl } from "../facts.ts";
import type { Advice, Rule } from "./rule.ts";

const here = (id: string, text: string, more: Partial<Advice> = {}): Advice => ({
  id,
  text,
  isElsewhere: false,
  ...more,
});

/** Names the difference between the origin that the server allows and the page's. */
const mismatch: Rule = ({ finding: { code, parameter }, facts: { origin } }) => {
  if (code === null || !code.endsWith("AllowOriginMismatch") || origin === null) return null;
  const difference = toDifference(parameter, origin);
  return difference === null
    ? null
    : here(
        "near-miss",
        `List ${origin}. The server allows ${parameter}, and the page is ${origin}: ${difference}`,
      );
};

/** What tells two origins apart that are nearly one. */
function toDifference(allowed: string, origin: string): string | null {
  if (allowed.replace(/\/+$/, "") === origin) return "an origin does not end with a slash.";
  if (allowed.toLowerCase() === origin.toLowerCase()) return "an origin is written in lower case.";
  const [a, b] = [toUrl(allowed), toUrl(origin)];
  if (a === null || b === null) return null;
  const isBoth = (one: string, other: string) =>
    [a.hostname, b.hostname].toSorted().join() === [one, other].toSorted().join();
  if (isBoth("localhost", "127.0.0.1"))
    return "localhost and 127.0.0.1 are two origins. Open the page at the one that is allowed, or list both.";
  if (a.host === b.host && a.protocol !== b.protocol)
    return `the scheme differs, ${a.protocol.slice(0, -1)} and ${b.protocol.slice(0, -1)}.`;
  if (a.hostname === b.hostname && a.protocol === b.protocol) {
    return `the port differs, ${a.port || "none"} and ${b.port || "none"}. A dev server takes the next port when its own is taken.`;
  }
  if (`www.${a.hostname}` === b.hostname || a.hostname === `www.${b.hostname}`) {
    return "with and without www are two origins. List both, or redirect the pages of one to the other.";
  }
  return null;
}

const invalid: Rule = ({ finding: { code, parameter }, facts: { origin } }) => {
  if (code === null || !code.endsWith("InvalidAllowOriginValue")) return null;
  if (/^(?:true|false|undefined|null|\[object)/.test(parameter)) {
    return here(
      "variable",
      `Pass the origin itself, or a list of origins. The value “${parameter}” is a variable that was written as text.`,
    );
  }
  if (/[*]/.test(parameter)) {
    return here(
      "pattern",
      `List each origin, or let the server compare and name the one that asked. “${parameter}” looks like a pattern, and the header has none.`,
    );
  }
  return parameter !== "" && origin?.endsWith(`//${parameter.replace(/\/$/, "")}`) === true
    ? here("no-scheme", `Write ${origin}. The server names ${parameter} without its scheme.`)
    : null;
};

const several: Rule = ({ finding: { code, parameter } }) => {
  if (code === null || !code.endsWith("MultipleAllowOriginValues")) return null;
  const values = parameter.split(",").map((value) => value.trim());
  return new Set(values).size < values.length || values.includes("*")
    ? here(
        "two-servers",
        `Keep the header in one server, and remove it from the other. Two on the way each added it (${parameter}): the app, and a proxy or gateway in front of it.`,
      )
    : here(
        "list-in-header",
        `Pass the origins as a list, not as one text. The server put its whole list into the header (${parameter}), and it has to compare and to name the one origin that asked.`,
      );
};

const method: Rule = ({ finding: { code }, facts: { method: own } }) =>
  code === "MethodDisallowedByPreflightResponse" && own !== null && own !== own.toUpperCase()
    ? here(
        "lower-case-method",
        `Write ${own.toUpperCase()}. The page wrote the method as “${own}”, and methods are compared letter by letter.`,
        {
          code: `fetch(url, { method: "${own.toUpperCase()}" })`,
        },
      )
    : null;

const header: Rule = ({ finding: { header: source } }) => {
  if (source === null) return null;
  const { name, kind, source: from, remedy } = source;
  return here("header-source", `${name} comes from ${from}. ${remedy}`, {
    isElsewhere: kind === "extension" || (kind === "page" && !remedy.startsWith("Allow")),
  });
};

/** Names the method that is missing from the list. */
const plainMethod: Rule = ({ finding: { code, parameter }, facts: { method: own } }) =>
  code === "MethodDisallowedByPreflightResponse" && parameter !== "" && own === own?.toUpperCase()
    ? here(
        "method",
        `Add ${parameter} to the methods that the server allows. The defaults of many libraries leave out PUT, PATCH and DELETE, and with cookies a star in the list counts for nothing.`,
      )
    : null;

const special: Record<string, string> = {
  authorization: "A star in the list never covers Authorization, so name it.",
  "content-type":
    "Content-Type needs permission for everything but forms and plain text, so for JSON too.",
};

/** Names the header that is missing from the list, where nobody but the page can have set it. */
const plainHeader: Rule = ({ finding: { code, parameter, header: source } }) =>
  code === "HeaderDisallowedByPreflightResponse" && parameter !== "" && source === null
    ? here(
        "header",
        `Add ${parameter} to the request headers that the server allows, or remove it from the request. ${special[parameter.toLowerCase()] ?? "With cookies a star in the list counts for nothing."}`,
      )
    : null;

const cookies: Rule = ({ finding: { code } }) =>
  code !== null && code.endsWith("WildcardOriginNotAllowed")
    ? here(
        "star-with-cookies",
        'Name the origin. The server allows every one with a star, and the request may carry cookies. Or send no cookies, if nobody needs them: remove credentials: "include" (withCredentials in axios and XMLHttpRequest).',
      )
    : null;

/** The next obstacle: a browser names one at a time. */
const nextObstacle: Rule = ({ judged }) =>
  judged === null || judged.nextHeaders.length === 0
    ? null
    : here(
        "next-obstacle",
        `Add ${judged.nextHeaders.join(", ")} to the allowed headers too. The same response does not list ${judged.nextHeaders.length === 1 ? "it" : "them"}, and a browser names one obstacle at a time.`,
      );

export const valueRules: readonly Rule[] = [
  header,
  plainHeader,
  mismatch,
  invalid,
  several,
  method,
  plainMethod,
  nextObstacle,
  cookies,
];
