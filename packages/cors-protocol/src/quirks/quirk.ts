import type { Engine } from "../model/engine.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { RequestOptions } from "../model/request.ts";

/** A response header whose value a run reports. */
type ShownHeader = "content-type" | "access-control-expose-headers" | "vary" | "location";

/** A request, with the server's response at each address, that shows a quirk in a real browser. */
export type Run = {
  request: Omit<RequestOptions, "url">;
  /**
   * In header values, `{origin}` is the page's origin, `{next}` the path of the next hop, `{api}` the server's host
   * and port, and `{elsewhere}` those of its other name.
   */
  hops: { preflight?: ResponseHead; response: ResponseHead }[];
  /** Whether the request is sent twice, to see whether the second needs a preflight. */
  isRepeated?: true;
  /** The fragment of the address. */
  fragment?: string;
  /** Whether the address names the server by its IP address. */
  isElsewhere?: true;
  /** The changes to the second request. */
  again?: Pick<RequestOptions, "credentials" | "method"> & Pick<Run, "fragment">;
  /**
   * What the run reports instead of its outcome: the headers that the last preflight requested, a header as script
   * reads it, the number of requests, or the Origin of the last one.
   */
  shows?: "requested-headers" | "requests" | "origin" | ShownHeader;
};

/** The part of a fetch in which a quirk acts: `asking` decides on a preflight, `after` is what script reads. */
type Stage = "asking" | "preflight" | "response" | "redirect" | "cache" | "after";

/** A value in the standard and in each engine. An engine that is missing follows the standard. */
type PerEngine<Value> = { standard: Value } & Partial<Record<Engine, Value>>;

/** A rule that engines define differently. `Name` is its key in EngineRules. */
export type Choice<Name extends string = string, Value = RuleValue> = {
  rule: Name;
  values: PerEngine<Value>;
};

export type RuleValue = boolean | string | number | bigint | null | readonly (string | number)[];

/** A rule in which an engine departs from the standard, with the run that shows it. */
export type Quirk<Name extends string = string, Value = RuleValue> = Choice<Name, Value> & {
  stage: Stage;
  /** What the standard says, and what the engines do. */
  summary: string;
  reason: string;
  /** The step of the standard. */
  link: string;
  run: Run;
  /** How the run ends: the outcome, the code, what it shows, or for a repeated run the number of preflights. */
  ends: PerEngine<string>;
};

/** Declares a rule that the standard leaves to the browser. */
export function defineChoice<Name extends string, Value extends RuleValue>(
  choice: Choice<Name, Value>,
): Choice<Name, Value> {
  return choice;
}

/** Returns the function that declares the quirks of one stage. */
export function quirksOf(stage: Stage) {
  return <Name extends string, Value extends RuleValue>(
    quirk: Omit<Quirk<Name, Value>, "stage">,
  ): Quirk<Name, Value> => ({ stage, ...quirk });
}
