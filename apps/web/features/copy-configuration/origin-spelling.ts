/** What is wrong with a text as an origin, and how it would be right, where one can tell. */
export type Misspelling = { problem: string; suggestion: string | null };

/**
 * Reads what a person takes for the origin of a page.
 * @returns null where it is an origin as a browser sends it
 */
export function findMisspelling(text: string): Misspelling | null {
  if (text === "*") {
    return problem(
      "A star lets in every website, and no browser accepts it together with cookies.",
    );
  }
  if (text.toLowerCase() === "null") {
    return problem(
      "Every sandboxed frame and every opened file has the origin null, on any website.",
    );
  }
  if (/[\s,;]/.test(text)) return problem("One origin a line, without anything between them.");
  if (/\*/.test(text)) {
    return problem("A star in an origin is no pattern: each subdomain is named by itself.");
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return { problem: "The scheme is missing.", suggestion: toOrigin(guessScheme(text) + text) };
  }
  const origin = toOrigin(text);
  if (origin === null) return problem("That is no address of a page.");
  return origin === text ? null : { problem: toProblem(text, origin), suggestion: origin };
}

const problem = (text: string): Misspelling => ({ problem: text, suggestion: null });

const guessScheme = (text: string) =>
  /^(?:localhost|127\.|\[::1\])/i.test(text) ? "http://" : "https://";

/** What a browser makes of it. */
function toOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin } = new URL(text);
  return protocol === "http:" || protocol === "https:" ? origin : null;
}

function toProblem(text: string, origin: string): string {
  if (text === `${origin}/`) return "An origin has no slash at its end.";
  const [, host = "", rest = ""] = /^[^:]+:\/\/([^/?#]*)(.*)$/.exec(text) ?? [];
  if (host.includes("@")) return "An origin has no name and no password.";
  if (rest !== "") return "An origin ends with the host or the port: it has no path.";
  if (text !== text.toLowerCase()) return "A browser sends an origin in lower case.";
  if (/:(?:80|443)$/.test(host)) return "A browser leaves the default port out.";
  return "A browser writes it otherwise.";
}
