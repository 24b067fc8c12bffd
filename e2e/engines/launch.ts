import type { Engine } from "@blocked/cors-protocol";
import type { Browser, Page } from "@playwright/test";
import { findEngine, isSystemBuild, toAdvice } from "./find.ts";
import { startMiniBrowser } from "./mini-browser.ts";
import { suite } from "../settings.ts";
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
    // A guard against one that hangs; Playwright would wait for three minutes.
    timeout: 60_000,
    // Playwright's own Firefox speaks its own protocol, the system's WebDriver BiDi.
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

/** A page in a context of its own, or the only page there is, with its cookies gone. */
export async function openPage(running: Opened): Promise<Page> {
  const { browser, hasOnePage } = running;
  if (!hasOnePage) return (await browser.newContext()).newPage();
  const [context] = browser.contexts();
  const [page] = context?.pages() ?? [];
  if (page === undefined) throw new Error("WebKit has no page.");
  await clear(page, running);
  return page;
}

/** Makes a page as if it were the first of its context. */
export async function clear(page: Page, { hasOnePage }: Opened): Promise<void> {
  page.removeAllListeners();
  await page.context().clearCookies();
  // The system's WebKit knows no size and no media.
  if (!hasOnePage) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: null });
  }
  // A document of the lab's origin without any script of the lab.
  await page.goto(`${suite.web}/lab.json`);
  await page.evaluate(() => localStorage.clear());
}
