import { formerEndings, formerMessages } from "../engines/chromium/former-messages.ts";
import { messages, toMessageCode } from "../engines/chromium/messages.ts";
import type { CorsErrorCode } from "../model/codes.ts";

/**
 * The reasons that earlier versions of Chromium printed for a code, with `{parameter}` where they quoted a value. For
 * a message that did not change, this is the message with its former ending.
 */
export function toFormerReasons(code: CorsErrorCode): string[] {
  const own = toMessageCode(code).code;
  const ending = formerEndings[own];
  return [
    ...(ending === undefined ? [] : [messages[own] + ending]),
    ...formerMessages.filter(([one]) => one === own).map(([, message]) => message),
  ];
}
