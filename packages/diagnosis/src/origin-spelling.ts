import { parseUrl } from "@blocked/cors-protocol";
/** What is wrong with a text as an origin, and the correct spelling if it can be guessed. */
export type Misspelling = { problem: string; suggestion: string | null };

/** The origin of an app's webview, such as tauri://localhost. */
const appOrigin = /^(?:tauri|capacitor|ionic|app):\/\/[a-z0-9.-]+$/;

/** Returns null if the text is an origin exactly as a browser sends it. */
export function findMisspelling(text: string): Misspelling | null {
  if (text.toLowerCase() === "null") {
    return problem("Every sandboxed frame has the origin null, and so has every local file.");
  }
  if (/[\s,;]/.test(text)) return problem("Write one origin a line, with nothing between them.");
  if (/\*/.test(text)) {
    return problem("A star in an origin is not a pattern: list each subdomain.");
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return { problem: "The scheme is missing.", suggestion: toOrigin(guessScheme(text) + text) };
  }
  if (appOrigin.test(text)) return null;
  const origin = toOrigin(text);
  if (origin === null) return problem("This is not the address of a page.");
  return origin === text ? null : { problem: toProblem(text, origin), suggestion: origin };
}

const problem = (text: string): Misspelling => ({ problem: text, suggestion: null });

const guessScheme = (text: string) =>
  /^(?:localhost|127\.|\[::1\])/i.test(text) ? "http://" : "https://";

/** Spells the origin as a browser does. */
function toOrigin(text: string): string | null {
  if (parseUrl(text) === null) return null;
  const { protocol, origin } = new URL(text);
  return protocol === "http:" || protocol === "https:" ? origin : null;
}

function toProblem(text: string, origin: string): string {
  if (text === `${origin}/`) return "An origin does not end with a slash.";
  const [, host = "", rest = ""] = /^[^:]+:\/\/([^/?#]*)(.*)$/.exec(text) ?? [];
  if (host.includes("@")) return "An origin has no user name and no password.";
  if (rest !== "") return "An origin ends with the host or the port: it has no path.";
  if (text !== text.toLowerCase()) return "A browser sends an origin in lower case.";
  if (/:(?:80|443)$/.test(host)) return "A browser leaves out the default port.";
  return "A browser spells this origin differently.";
}

/** An origin whose scheme belongs to an app's webview. */
const anyAppOrigin = /^(?!https?:|file:|data:|about:|blob:)[a-z][a-z0-9+.-]*:\/\/[\w.:-]+$/;

/** What is wrong with an origin, before it is put into a configuration; null for one that a browser sends so. */
export function checkOrigin(origin: string): Misspelling | null {
  return anyAppOrigin.test(origin) ? null : findMisspelling(origin);
}
