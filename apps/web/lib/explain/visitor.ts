import { type Engine, engines } from "@blocked/cors-protocol";

/** Whose console it is. */
export type Visitor = {
  engine: Engine;
  /** The engine's major version, where the browser tells it: WebKit's do not. */
  version: number | null;
};

/** @param userAgent as `navigator.userAgent`; every engine names the others in it, so the order counts */
export function toVisitor(userAgent: string): Visitor {
  const firefox = /Firefox\/(\d+)/.exec(userAgent);
  if (firefox !== null) return { engine: "firefox", version: Number(firefox[1]) };
  const chromium = /Chrom(?:e|ium)\/(\d+)/.exec(userAgent);
  if (chromium !== null) return { engine: "chromium", version: Number(chromium[1]) };
  return /AppleWebKit\//.test(userAgent)
    ? { engine: "webkit", version: null }
    : { engine: "chromium", version: null };
}

/** On the server, which has no visitor yet, the engine whose codes everybody uses. */
export function getVisitor(): Visitor {
  return toVisitor(typeof navigator === "undefined" ? "" : navigator.userAgent);
}

/** The engines with the visitor's own first. */
export function inOrderOf({ engine }: Visitor): Engine[] {
  return [engine, ...engines.filter((other) => other !== engine)];
}
