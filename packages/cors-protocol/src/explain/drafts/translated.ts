import {
  findAddress,
  findLanguage,
  readTranslated,
} from "../../engines/firefox/read-translated.ts";
import type { Finding } from "../finding.ts";

/** What is read of one line in another language. */
export function toTranslated(
  text: string,
  name: string | null,
  isWarning = false,
): Partial<Finding> {
  const reason = text.search(/access-control-allow-|CORS/i);
  // Behind the reason's first word, an address is a quoted value.
  const url = findAddress(reason < 0 ? text : text.slice(0, reason));
  const at = url === null ? 0 : text.indexOf(url) + url.length;
  // The next line is another message.
  const after = text.slice(at, at + 1_000).split("\n\n", 1)[0] ?? "";
  const line = after.replace(/^["'‘’“”»」]/, "");
  const read = readTranslated(line, name === null ? undefined : findLanguage(name));
  const isAllowed = isWarning || read.isWarning === true;
  const status = /(\d{3})\D{0,3}(?:\[.{0,60})?$/.exec(line.trim().split("\n", 1)[0] ?? "")?.[1];
  const candidates = isAllowed ? [] : read.codes;
  return {
    kind: isAllowed ? "warning" : read.isFailure ? "network" : "blocked",
    engine: "firefox",
    language: name,
    isTranslated: true,
    name: isAllowed ? "authorization-not-covered-by-wildcard" : null,
    candidates,
    code: candidates[0] ?? null,
    parameter: isAllowed ? "" : read.parameter,
    url,
    status: status === undefined ? null : Number(status),
  };
}
