import type { CorsErrorCode, Engine } from "@blocked/cors-protocol";
import type { BrowserContext, Page, Request } from "@playwright/test";
import { type BrowserLog, openBrowserLog } from "./browser-log.ts";
import { type CorsFailure, type Sent, toFailures, toOrigin } from "./failure.ts";
import {
  hasRoutes,
  type Interference,
  noteUses,
  onCall,
  optionsOf,
  readOptions,
} from "./interference.ts";
import { isSecurityOff } from "./web-security.ts";

/** A failure that a test means. */
export type Allowed = { code?: CorsErrorCode; url?: string | RegExp };

type Watched = { page: Page; log: BrowserLog; sent: Sent[]; close: () => Promise<void> };

export type Watch = Awaited<ReturnType<typeof watchContext>>;

const watches = new WeakMap<BrowserContext, Watch>();

/** @throws Error for a page whose context nobody watches */
export function watchOf(page: Page): Watch {
  const watch = watches.get(page.context());
  if (watch !== undefined) return watch;
  throw new Error(
    "Nobody watches this page. Import test from @blocked/playwright and take its page or context; for a context of your own, call await corsGuard.watch(context) before you open the page.",
  );
}

/** Collects what CORS blocks in a context's pages, and what would make an assertion about it empty. */
export async function watchContext(context: BrowserContext) {
  const engine = toEngine(context);
  const used = new Set<Interference>(readOptions(optionsOf(context)));
  const note = (one: Interference) => used.add(one);
  const allowed: Allowed[] = [];
  const probes = new Set<string>();
  const pages = new Map<Page, Promise<Watched>>();
  const attach = (page: Page) => {
    const attached = pages.get(page) ?? watchPage(page, engine, note);
    pages.set(page, attached);
    // A popup may close before it is watched.
    attached.catch(() => pages.delete(page));
    return attached;
  };
  const onPage = (page: Page) => void attach(page).catch(() => null);
  const undo = [
    noteUses(context, "context", note),
    onCall(context.request, "fetch", () => note("the request fixture")),
    afterCall(context, "newPage", attach),
  ];
  context.on("page", onPage);
  await Promise.all(context.pages().map(attach));
  const all = async () => {
    const settled = await Promise.allSettled(pages.values());
    return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  };

  const watch = {
    engine,
    context,
    allow: (one: Allowed) => void allowed.push(one),
    note,
    /** What CORS blocked, in one page or in all. */
    async failures(page?: Page): Promise<CorsFailure[]> {
      const read = (await all()).filter((one) => page === undefined || one.page === page);
      return read
        .flatMap(({ log, sent, page: one }) => toFailures(log, { engine, page: one.url(), sent }))
        .filter(({ url }) => !probes.has(url));
    },
    /** What the test did not mean. */
    async unexpected(): Promise<CorsFailure[]> {
      const isMeant = (failure: CorsFailure) => allowed.some((one) => isAllowed(failure, one));
      return (await watch.failures()).filter((failure) => !isMeant(failure));
    },
    /** Why an assertion about this page would be empty. */
    async interference(page: Page): Promise<Interference[]> {
      if (hasRoutes(page)) note("page.route");
      if (hasRoutes(context)) note("context.route");
      if (await hasServiceWorker(page)) note("a service worker");
      const isOff = await isSecurityOff(page, (url) => probes.add(url));
      if (isOff) note("disabled web security");
      return [...used];
    },
    /** The cross-origin requests that a page sent. */
    async foreign(page: Page): Promise<Sent[]> {
      const { sent } = await attach(page);
      return sent.filter(({ url }) => toOrigin(url) !== toOrigin(page.url()));
    },
    /** Lets lines arrive that the browser has already printed. */
    async settle(): Promise<void> {
      await Promise.all(context.pages().map(roundTrip));
    },
    async close(): Promise<void> {
      for (const one of undo) one();
      context.off("page", onPage);
      watches.delete(context);
      for (const { close } of await all()) await close();
    },
  };
  watches.set(context, watch);
  return watch;
}

async function watchPage(
  page: Page,
  engine: Engine,
  note: (used: Interference) => void,
): Promise<Watched> {
  const sent: Sent[] = [];
  const onRequest = (request: Request) =>
    sent.push({ method: request.method(), url: request.url() });
  const undo = noteUses(page, "page", note);
  page.on("request", onRequest);
  const log = await openBrowserLog(page, engine);
  const close = async () => {
    undo();
    page.off("request", onRequest);
    await log.close().catch(() => null);
  };
  return { page, log, sent, close };
}

export function isAllowed(failure: CorsFailure, { code, url }: Allowed): boolean {
  if (code !== undefined && !failure.codes.includes(code)) return false;
  if (url === undefined) return true;
  return typeof url === "string" ? failure.url === url : url.test(failure.url);
}

export function toEngine(context: BrowserContext): Engine {
  const name = context.browser()?.browserType().name();
  // A context that outlives its browser object is a persistent one, or Android's: Chromium, as a rule.
  return name === "firefox" || name === "webkit" ? name : "chromium";
}

async function hasServiceWorker(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { navigator } = globalThis as { navigator?: { serviceWorker?: { controller: unknown } } };
    return (navigator?.serviceWorker?.controller ?? null) !== null;
  });
}

/** A page that shows a dialog or runs an endless loop does not answer. */
const patience = 2_000;

async function roundTrip(page: Page): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((wake) => (timer = setTimeout(wake, patience)));
  await Promise.race([page.evaluate(() => null).catch(() => null), late]);
  clearTimeout(timer);
}

function afterCall(
  context: BrowserContext,
  name: "newPage",
  then: (page: Page) => Promise<unknown>,
): () => void {
  const original = context[name].bind(context);
  Reflect.set(context, name, async () => {
    const page = await original();
    await then(page);
    return page;
  });
  return () => Reflect.deleteProperty(context, name);
}
