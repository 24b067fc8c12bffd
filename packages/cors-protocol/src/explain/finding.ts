import type { Reader } from "../engines/shared/sign.ts";
import type { CorsErrorCode } from "../model/codes.ts";
import type { Neighbour } from "../model/neighbours.ts";
import type { HeaderSource } from "./header-sources.ts";

/** One failure that a text reports. A value that the text does not name is null. */
export type Finding = {
  kind:
    | "blocked"
    /** The request works today. */
    | "warning"
    /** Something else than the CORS check, recognised by name. */
    | "neighbour"
    /** The request failed, and the text does not say why. */
    | "network"
    /** Nothing here is known. This is no claim that it is not about CORS. */
    | "not recognised";
  /** Who printed it. */
  engine: Reader | null;
  /** Firefox's language; null for English and for a language that is not known. */
  language: string | null;
  isTranslated: boolean;
  /** Null for a block whose reason was cut off. */
  code: CorsErrorCode | null;
  /** Every code that the text can mean, the likeliest first. */
  candidates: readonly CorsErrorCode[];
  /** The neighbour, or the warning. */
  name: Neighbour | "authorization-not-covered-by-wildcard" | null;
  url: string | null;
  redirectedFrom: string | null;
  origin: string | null;
  /** What made the request, in the browser's word: fetch, XMLHttpRequest, script, font, manifest, … */
  asker: string | null;
  parameter: string;
  /** Null also where only the method of a preflight stands in the text. */
  method: string | null;
  status: number | null;
  /** Versions of the browser that print it so, where that is known. */
  versions: { from: number | null; to: number | null } | null;
  /** Pages about what the addresses show beyond the code. */
  hints: readonly Neighbour[];
  /** Who adds the header that was refused. */
  header: HeaderSource | null;
  /** How often the same line stands in the text. */
  times: number;
};

export type Explanation = {
  findings: Finding[];
  /** The lines that say nothing about a failure. */
  leftover: string[];
  /** The text was longer than what is read. */
  isCut: boolean;
  /** What to paste instead; null where something was recognised. */
  advice: string | null;
};

/** A finding that says nothing. */
export const nothingFound: Finding = {
  kind: "not recognised",
  engine: null,
  language: null,
  isTranslated: false,
  code: null,
  candidates: [],
  name: null,
  url: null,
  redirectedFrom: null,
  origin: null,
  asker: null,
  parameter: "",
  method: null,
  status: null,
  versions: null,
  hints: [],
  header: null,
  times: 1,
};
