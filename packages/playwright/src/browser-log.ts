import type { Engine } from "@blocked/cors-protocol";
import type { CDPSession, ConsoleMessage, Page, Request } from "@playwright/test";

/** An error line of the console, and the URL that it is about; empty where it names none. */
export type Line = { text: string; url: string };

/** @see https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsErrorStatus */
export type CorsErrorStatus = { corsError: string; failedParameter: string };

export type BrowserLog = {
  /** The console's error lines, in order. */
  lines: Line[];
  /** Chromium's codes, by URL. */
  codes: Map<string, CorsErrorStatus>;
  /** The engine's machine-readable reason for a failed request, by URL. */
  failures: Map<string, string>;
  /** Removes the listeners. The page may outlive the test, and each listener slows every request. */
  close: () => Promise<void>;
};

/**
 * Collects the error lines of a page's console and the machine-readable reasons of its failed requests,
 * whichever events the engine reports them by. WebKit's machine-readable reason is the console's message.
 * @param localPort the port in an address that lacks its scheme, as in fetch("localhost:4000")
 */
export async function openBrowserLog(
  page: Page,
  engine: Engine,
  localPort = "",
): Promise<BrowserLog> {
  const lines: Line[] = [];
  // WebKit prints the reason first, without a URL; the next line has the URL of both.
  let pending: string[] = [];
  const add = (text: string, address: string) => {
    // Printed while script composes a request, and so about no request.
    if (text.startsWith("Refused to set unsafe header")) return;
    const url = address === "" ? (addressIn[engine].exec(text)?.[1] ?? "") : address;
    if (url === "" && engine === "webkit") {
      pending.push(text);
      return;
    }
    lines.push(...pending.map((before) => ({ text: before, url })), { text, url });
    pending = [];
  };
  const onConsole = (message: ConsoleMessage) => {
    // WebKit requests an icon even for a JSON document.
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (message.type() !== "error") return;
    const text = message.text().replace(wrapped, "$1");
    add(text, toAddress(text, message.location().url));
  };
  const onPageError = (error: Error) => add(toText(error, localPort), "");
  const codes = new Map<string, CorsErrorStatus>();
  const failures = new Map<string, string>();
  const onFailure = (request: Request) =>
    failures.set(request.url(), request.failure()?.errorText ?? "");
  page.on("console", onConsole);
  page.on("pageerror", onPageError);
  page.on("requestfailed", onFailure);
  const session = engine === "chromium" ? await collectCodes(page, codes) : null;
  const close = async () => {
    page.off("console", onConsole);
    page.off("pageerror", onPageError);
    page.off("requestfailed", onFailure);
    // A page that has closed took its session with it.
    if (!page.isClosed()) await session?.detach();
  };
  return { lines, codes, failures, close };
}

/** Removes lines from the log and returns them. */
export function takeLines(log: BrowserLog, isTaken = (_line: Line): boolean => true): string[] {
  const all = log.lines.splice(0);
  log.lines.push(...all.filter((line) => !isTaken(line)));
  return all.filter(isTaken).map(({ text }) => text);
}

/** Playwright's own build of Firefox wraps a line. */
const wrapped = /^\[JavaScript Error: "(.*)"(?: \{file: .*\})?\]$/s;

/** The location of Chromium's CORS message is the page's URL; the message itself names the request's. */
function toAddress(text: string, location: string): string {
  return text.startsWith("Failed to load resource") ? location : "";
}

const quotedAddress = /\b(https?:\/\/[^\s’']*?)(?=\.? \(|’|'|\s|\.?$)/;
/** The URL that a line is about. A reason of WebKit's may name others: the page's, a redirect's target. */
const addressIn: Record<Engine, RegExp> = {
  chromium: quotedAddress,
  firefox: quotedAddress,
  webkit:
    /(?: cannot load |^Refused to connect to )(\S+?)(?: due to access control checks| because .*)?\.$/,
};

const slashes = /^(?:https?|ws|ftp|file|x)$/;
const afterScheme = (localPort: string): Record<string, string> => ({
  about: "b",
  data: "t",
  localhost: localPort.slice(0, 1),
});

/** Undoes Playwright's parsing of WebKit's line: it splits at the first colon and drops the next character. */
function toText({ name, message }: Error, localPort: string): string {
  if (name === "") return message;
  const scheme = / (\w+)$/.exec(name)?.[1] ?? "";
  const dropped = slashes.test(scheme) ? "/" : (afterScheme(localPort)[scheme] ?? " ");
  return `${name}:${dropped}${message}`;
}

async function collectCodes(page: Page, codes: Map<string, CorsErrorStatus>): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) =>
    urls.set(requestId, request.url + (request.urlFragment ?? "")),
  );
  session.on("Network.loadingFailed", ({ requestId, corsErrorStatus }) => {
    const url = urls.get(requestId);
    if (url !== undefined && corsErrorStatus !== undefined) codes.set(url, corsErrorStatus);
  });
  // A request that never reaches the network raises only an issue.
  session.on("Audits.issueAdded", ({ issue }) => {
    const cors = issue.details.corsIssueDetails;
    const url = cors?.request.url;
    if (cors === undefined || url === undefined || cors.isWarning || codes.has(url)) return;
    codes.set(url, cors.corsErrorStatus);
  });
  await session.send("Network.enable");
  await session.send("Audits.enable");
  return session;
}
