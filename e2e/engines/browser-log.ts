import type { Engine } from "@blocked/cors-protocol";
import type { CDPSession, Page } from "@playwright/test";
import { suite } from "../settings.ts";

/** An error line of the console, and the address that it belongs to; empty where it names none. */
type Line = { text: string; url: string };

/** What the DevTools protocol says of a block. @see Network.CorsErrorStatus */
export type CorsErrorStatus = { corsError: string; failedParameter: string };

export type Ear = {
  /** Every error line so far, in order. */
  lines: Line[];
  /** By address: why a request failed, in the engine's machine-readable words. */
  codes: Map<string, CorsErrorStatus>;
  failures: Map<string, string>;
  /** Stops listening. The page may live on, and each listener costs time with every request. */
  stop: () => Promise<void>;
};

/**
 * Listens to all that an engine says of a page: error lines of the console, whichever event they come by, and
 * its machine-readable reasons. Only Chromium has codes; for WebKit the reason is the failure's text.
 */
export async function listen(page: Page, engine: Engine): Promise<Ear> {
  const lines: Line[] = [];
  // WebKit tells the reason first, without an address; the line that follows it at once has one.
  let pending: string[] = [];
  const hear = (text: string, address: string) => {
    // What script may not set is said while it makes the request, of no request in particular.
    if (text.startsWith("Refused to set unsafe header")) return;
    const url = address === "" ? (addressIn[engine].exec(text)?.[1] ?? "") : address;
    if (url === "" && engine === "webkit") {
      pending.push(text);
      return;
    }
    lines.push(...pending.map((before) => ({ text: before, url })), { text, url });
    pending = [];
  };
  page.on("console", (message) => {
    // WebKit asks for an icon even beside a document that is no page.
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (message.type() !== "error") return;
    const text = message.text().replace(wrapped, "$1");
    hear(text, toAddress(text, message.location().url));
  });
  page.on("pageerror", (error) => hear(toText(error), ""));
  const codes = new Map<string, CorsErrorStatus>();
  const failures = new Map<string, string>();
  page.on("requestfailed", (request) =>
    failures.set(request.url(), request.failure()?.errorText ?? ""),
  );
  const session = engine === "chromium" ? await collectCodes(page, codes) : null;
  const stop = async () => {
    page.removeAllListeners();
    await session?.detach();
  };
  return { lines, codes, failures, stop };
}

const traceIn = /[?&]trace=([a-z0-9]+\.[a-z0-9]+)/;
/** The trace in an address, or in a line that names one; empty where there is none. */
export const traceOf = (text: string): string => traceIn.exec(text)?.[1] ?? "";

const isOf = ({ text, url }: Line, trace: string) =>
  traceOf(url) === trace || traceOf(text) === trace;

/** The lines about one trace so far. */
export function linesOf({ lines }: Ear, trace: string): string[] {
  return lines.filter((line) => isOf(line, trace)).map(({ text }) => text);
}

/** The lines about one trace, which are removed. */
export function takeLines(ear: Ear, trace: string): string[] {
  const taken = linesOf(ear, trace);
  ear.lines.splice(0, ear.lines.length, ...ear.lines.filter((line) => !isOf(line, trace)));
  return taken;
}

/** How Playwright's own build of Firefox hands over a line. */
const wrapped = /^\[JavaScript Error: "(.*)"(?: \{file: .*\})?\]$/s;

/** Chromium's sentence about CORS comes from the page's address, and names its own. */
function toAddress(text: string, location: string): string {
  return text.startsWith("Failed to load resource") ? location : "";
}

const quotedAddress = /\b(https?:\/\/[^\s’']*?)(?=\.? \(|’|'|\s|\.?$)/;
/** The address that a line is about. A reason of WebKit's may name others: the page's own, a redirect's target. */
const addressIn: Record<Engine, RegExp> = {
  chromium: quotedAddress,
  firefox: quotedAddress,
  webkit:
    /(?: cannot load |^Refused to connect to )(\S+?)(?: due to access control checks| because .*)?\.$/,
};

/** The first character of what follows the colon in the addresses of the suite; everywhere else a space is lost. */
const afterScheme: Record<string, string> = {
  http: "/",
  https: "/",
  ws: "/",
  ftp: "/",
  x: "/",
  about: "b",
  data: "t",
  localhost: String(suite.apiPort).slice(0, 1),
};

/** Playwright takes a line for an error and splits it at its first colon, of which a character is lost. */
function toText({ name, message }: Error): string {
  if (name === "") return message;
  const scheme = / (\w+)$/.exec(name)?.[1] ?? "";
  return `${name}:${afterScheme[scheme] ?? " "}${message}`;
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
  // Where nothing reaches the network, only an issue is raised.
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
