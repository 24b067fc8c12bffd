import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { toEngine } from "./watch.ts";

export type Preflight = {
  url: string;
  origin: string;
  /** What the preflight asked for. */
  method: string;
  headers: string[];
  /** Null while no response has arrived. */
  status: number | null;
  /** The response's headers, by lower-case name; several values are joined by ", ". */
  response: Record<string, string>;
};

type Headers = Record<string, string | string[] | undefined>;

/**
 * Records every preflight of a context's pages, in order: a list that grows. Chromium only, because no other engine
 * shows preflights to Playwright.
 * @throws Error in Firefox and WebKit
 */
export async function recordPreflights(context: BrowserContext): Promise<Preflight[]> {
  const engine = toEngine(context);
  if (engine !== "chromium") {
    throw new Error(
      `${engine === "firefox" ? "Firefox" : "WebKit"} shows Playwright no preflight. Put recordThrough(api) between page and API, or read the API's own log.`,
    );
  }
  const preflights: Preflight[] = [];
  const attach = (page: Page) => recordPage(page, preflights);
  context.on("page", (page) => void attach(page).catch(() => null));
  await Promise.all(context.pages().map(attach));
  return preflights;
}

async function recordPage(page: Page, preflights: Preflight[]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const byId = new Map<string, Preflight>();
  const early = new Map<string, { status: number | null; response: Record<string, string> }>();
  session.on("Network.requestWillBeSent", ({ requestId, initiator, request }) => {
    // The type is Other until the response arrives; script's own OPTIONS has another initiator.
    if (initiator.type !== "preflight") return;
    const preflight = toPreflight(request.url, request.headers);
    byId.set(requestId, Object.assign(preflight, early.get(requestId)));
    preflights.push(preflight);
  });
  session.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode, headers }) => {
    // The two events of a response come in any order.
    const seen = { status: statusCode, response: toResponse(headers) };
    const preflight = byId.get(requestId);
    if (preflight === undefined) early.set(requestId, seen);
    else Object.assign(preflight, seen);
  });
  await session.send("Network.enable");
}

/** Reads the head of a preflight. */
export function toPreflight(url: string, headers: Headers): Preflight {
  const found = toResponse(headers);
  const list = found["access-control-request-headers"] ?? "";
  return {
    url,
    origin: found["origin"] ?? "",
    method: found["access-control-request-method"] ?? "",
    headers: list === "" ? [] : list.split(",").map((name) => name.trim()),
    status: null,
    response: {},
  };
}

/** The protocol joins the values of one name with line breaks. */
export function toResponse(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value = ""]) => [
    name.toLowerCase(),
    [value].flat().join(", ").replaceAll("\n", ", "),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
