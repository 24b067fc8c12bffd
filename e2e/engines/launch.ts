import type { Engine } from "@blocked/cors-protocol";
import type { Browser, Page } from "@playwright/test";
import { findEngine, isSystemBuild, toAdvice } from "./find.ts";
import { startMiniBrowser } from "./mini-browser.ts";
import { suite } from "../settings.ts";
import { engineTable } from "./table.ts";

export type Running = Opened & { version: string; close: () => Promise<void> };

export type Opened = {
  engine: Engine;
  browser: Browser;
  /** The system's WebKit has only one context with one page. */
  hasOnePage: boolean;
};

/** @param args switches of the program; WebKit takes none */
export async function launch(engine: Engine, args: string[] = []): Promise<Running> {
  const executablePath = findEngine(engine);
  if (executablePath === null) throw new Error(toAdvice(engine));
  const isSystem = isSystemBuild(engine, executablePath);
  if (engine === "webkit" && isSystem) {
    return { engine, hasOnePage: true, ...(await startMiniBrowser(executablePath)) };
  }
  const browser = await engineTable[engine].playwright.launch({
    executablePath,
    args,
    // Ends a launch that hangs; Playwright's default is three minutes.
    timeout: 60_000,
    // Playwright's own build of Firefox has its own protocol; the system's is driven by WebDriver BiDi.
    ...(engine === "firefox" && isSystem ? { channel: "moz-firefox" } : {}),
  });
  const close = () => browser.close();
  return { engine, version: browser.version(), browser, hasOnePage: false, close };
}

/** Why a test cannot go on: its browser crashed or was killed. Null while the browser runs. */
export function toLoss({ engine, browser }: Opened): string | null {
  if (browser.isConnected()) return null;
  return `${engineTable[engine].title} ended in the middle of this test: it crashed, or somebody killed it.`;
}

/** Opens a page in a new context, or resets the only page. */
export async function openPage(running: Opened): Promise<Page> {
  const { browser, hasOnePage } = running;
  if (!hasOnePage) return (await browser.newContext()).newPage();
  const [context] = browser.contexts();
  const [page] = context?.pages() ?? [];
  if (page === undefined) throw new Error("WebKit has no page.");
  await reset(page, running);
  return page;
}

/** Resets a page to the state of a new one. */
export async function reset(page: Page, { hasOnePage }: Opened): Promise<void> {
  await page.context().clearCookies();
  // The system's WebKit supports neither size nor media.
  if (!hasOnePage) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: null });
  }
  // JSON: a document at the lab's origin that runs none of its scripts.
  await page.goto(`${suite.web}/lab.json`);
  await page.evaluate(() => localStorage.clear());
}
