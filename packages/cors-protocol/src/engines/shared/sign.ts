import type { CorsErrorCode } from "../../model/codes.ts";
import type { Engine } from "../../model/engine.ts";
import type { Neighbour } from "../../model/neighbours.ts";

/** Who printed a line. Beside the three engines, former browsers and programs that imitate one. */
export type Reader = Engine | "legacy-edge" | "jsdom" | "happy-dom";

/** What a sign in a text says. */
type Meaning =
  /** The words around a reason, which name the addresses. Some say by themselves that CORS blocked the request. */
  | { role: "frame"; isBlock: boolean }
  /** The beginning of a line of Firefox in another language. */
  | { role: "translated"; language: string; isWarning?: true }
  /** The codes that the words can mean, the likeliest first. */
  | { role: "reason"; codes: readonly CorsErrorCode[] }
  /** The reason that follows is about the response to the preflight. */
  | { role: "preflight" }
  /** Words after the reason, which name the page's origin or the address. */
  | { role: "ending" }
  /** WebKit's line that names the address. */
  | { role: "denied" }
  | { role: "neighbour"; name: Neighbour }
  | { role: "warning"; name: "authorization-not-covered-by-wildcard" }
  /** A failure without a reason. */
  | { role: "failure"; isBlock: boolean };

/** A part of a message that identifies it, with `{names}` for the values around it. */
export type Sign = Meaning & {
  says: string;
  /** The words are so short that they have to stand alone, not inside a longer word. */
  isShort?: true;
  /** Without every part of the text, it is not this message. */
  isWhole?: true;
  /** The words are so common that they count only behind the words of a frame. */
  needsFrame?: true;
  /** The address stands behind the words, and another before them. */
  isBeforeAddress?: true;
  /** The words mean this only in a text with these. */
  beside?: RegExp;
  /** The words mean something else in a text with these. */
  notBeside?: RegExp;
  /** The versions that print it so. */
  from?: number;
  to?: number;
};

export const reason = (says: string, ...codes: CorsErrorCode[]): Sign => ({
  says,
  role: "reason",
  codes,
});

/** Short texts, such as a title of a panel. */
export const title = (says: string, ...codes: CorsErrorCode[]): Sign => ({
  ...reason(says, ...codes),
  isShort: true,
});

export const neighbour = (name: Neighbour, ...texts: string[]): Sign[] =>
  texts.map((says) => ({ says, role: "neighbour", name }));

/** A neighbour whose words count only all together. */
export const whole = (name: Neighbour, ...texts: string[]): Sign[] =>
  texts.map((says) => ({ says, role: "neighbour", name, isWhole: true }));

/** A neighbour whose words are short. */
export const word = (name: Neighbour, ...texts: string[]): Sign[] =>
  texts.map((says) => ({ says, role: "neighbour", name, isShort: true }));

export const failures = (isBlock: boolean, ...texts: string[]): Sign[] =>
  texts.map((says) => ({ says, role: "failure", isBlock, isShort: true }));
