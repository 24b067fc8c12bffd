import type { EngineRules } from "./rules.ts";
import type { Response } from "../model/exchange.ts";
import type { RequestInit } from "../fetch/request.ts";

/** A setting of a rules that is a quirk; limits that the standard leaves to the browser are none. */
export type Setting = Exclude<
  keyof EngineRules,
  "id" | "longestMaxAge" | "namesRefusedHeader" | "keepsEmptyFragment"
>;

/** A header of the answer, as script reads it. */
type ShownHeader = "content-type" | "access-control-expose-headers" | "vary" | "location";

/** A request, and what the server answers to it at each address, that shows a quirk in a real browser. */
export type Run = {
  request: Omit<RequestInit, "url">;
  /**
   * `{origin}` is the page's origin, `{next}` the path of the next hop, `{api}` the server's host and port, and
   * `{elsewhere}` those under its other name.
   */
  hops: { preflight?: Response; response: Response }[];
  /** Sent twice, to see whether the browser asks again. */
  isRepeated?: true;
  /** What stands behind the address. */
  fragment?: string;
  /** Whether the server is called by its other name, an IP address. */
  isElsewhere?: true;
  /** What changes the second time. */
  again?: Pick<RequestInit, "credentials" | "method"> & Pick<Run, "fragment">;
  /**
   * Told in place of how it ends: what the last preflight asked for, what script sees, how many requests are sent,
   * or the Origin of the last one.
   */
  shows?: "requested-headers" | "requests" | "origin" | ShownHeader;
};

/** Where an engine decides otherwise than the standard says, why, and the run that shows it. */
export type Quirk = {
  setting: Setting;
  /** What the standard says, and what the engine does. */
  rule: string;
  reason: string;
  /** The step of the standard that is departed from. */
  link: string;
  run: Run;
  /** How the run ends: the outcome, or the code, or what it shows; for a repeated run, how many preflights were sent. */
  ends: Record<EngineRules["id"], string>;
};
