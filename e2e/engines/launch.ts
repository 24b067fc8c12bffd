import type { Engine } from "@blocked/cors-protocol";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { findEngine, isSystemBuild, toAdvice } from "./find.ts";
import { startMiniBrowser } from "./mini-browser.ts";
import { engineTable } from "./table.ts";

/** An engine that runs. */
export type Running = Opened & { version: string; close: () => Promise<void> };

export type Opened = {
  engine: Engine;
  browser: Browser;
  /** Whether it has one page only, in one context: the system's WebKit. */
  hasOnePage: boolean;
};

export async function launch(engine: Engine): Promise<Running> {
  const executablePath = findEngine(engine);
  if (executablePath === null) throw new Error(toAdvice(engine));
  const isSystem = isSystemBuild(engine, executablePath);
  if (engine === "webkit" && isSystem) {
    return { engine, hasOnePage: true, ...(await startMiniBrowser(executablePath)) };
  }
  const browser = await engineTable[engine].playwright.launch({
    executablePath,
    // Playwright's own Firefox speaks its own protocol, the system's WebDriver BiDi.
    ...(engine === "firefox" && isSystem ? { channel: "moz-firefox" } : {}),
  });
  const close = () => browser.close();
  return { engine, version: browser.version(), browser, hasOnePage: false, close };
}

/** A page in a context of its own, or the only page there is, with its cookies gone. */
export async function openPage({ browser, hasOnePage }: Opened): Promise<Page> {
  if (!hasOnePage) return (await browser.newContext()).newPage();
  const [context] = browser.contexts();
  const [page] = context?.pages() ?? [];
  if (context === undefined || page === undefined) throw new Error("WebKit has no page.");
  await clear(context, page);
  return page;
}

/** The only page there is, as if it were new. */
export async function clear(context: BrowserContext, page: Page): Promise<void> {
  page.removeAllListeners();
  await page.goto("about:blank");
  await context.clearCookies();
}
