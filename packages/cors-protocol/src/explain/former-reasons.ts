import type { CorsErrorCode } from "../model/codes.ts";
import {
  formerEndings,
  formerSentences,
  sentences,
  toSentenceCode,
} from "../engines/chromium/messages.ts";

/**
 * What earlier versions of Chromium printed for a code, with `{parameter}` where they quoted a value; for what
 * has kept its words, the endings that stood behind them.
 */
export function toFormerReasons(code: CorsErrorCode): string[] {
  const own = toSentenceCode(code).code;
  const endings: Partial<Record<CorsErrorCode, string | undefined>> = {
    MissingAllowOriginHeader: formerEndings[0],
    MultipleAllowOriginValues: formerEndings[1],
    InvalidAllowOriginValue: formerEndings[1],
    AllowOriginMismatch: formerEndings[1],
  };
  const ending = endings[own];
  return [
    ...(ending === undefined ? [] : [sentences[own] + ending]),
    ...formerSentences.filter(([one]) => one === own).map(([, sentence]) => sentence),
  ];
}
