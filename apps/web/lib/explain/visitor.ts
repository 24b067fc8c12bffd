import { type Engine, engines } from "@blocked/cors-protocol";

/** The visitor's browser. */
export type Visitor = {
  engine: Engine;
  /** The engine's major version; null for WebKit, whose user agent does not name it. */
  version: number | null;
};

/** Reads `navigator.userAgent`. Every engine names the others in it, so the order of the tests matters. */
export function toVisitor(userAgent: string): Visitor {
  const firefox = /Firefox\/(\d+)/.exec(userAgent);
  if (firefox !== null) return { engine: "firefox", version: Number(firefox[1]) };
  const chromium = /Chrom(?:e|ium)\/(\d+)/.exec(userAgent);
  if (chromium !== null) return { engine: "chromium", version: Number(chromium[1]) };
  return { engine: /AppleWebKit\//.test(userAgent) ? "webkit" : "chromium", version: null };
}

/** Returns Chromium on the web server, which has no visitor. */
export function getVisitor(): Visitor {
  return toVisitor(typeof navigator === "undefined" ? "" : navigator.userAgent);
}

/** Lists the engines, the visitor's own first. */
export function inOrderOf({ engine }: Visitor): Engine[] {
  return [engine, ...engines.filter((other) => other !== engine)];
}

export const engineNames: Record<Engine, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
};
