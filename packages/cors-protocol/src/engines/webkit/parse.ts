import type { CorsErrorCode } from "../../model/codes.ts";
import type { Reading } from "../shared/engine.ts";
import { resourceFailed } from "../shared/status-line.ts";
import { isWord, matchTemplate, type Template } from "../shared/template.ts";
import {
  accessDenied,
  cannotLoad,
  initiators,
  onlyHttp,
  reasons,
  redirectionDenied,
  unsafeAttempt,
} from "./messages.ts";

type Named = Partial<Record<string, string>>;

/** Reads a line of WebKit's console, or of Safari's with its "[Error]". */
export function readLine(text: string): Reading | null {
  const line = without(resourceFailed, without("[Error] ", text));
  const failed = read(accessDenied, line, "beginning");
  if (failed !== null) return toReading([], failed);
  const unsent = read(cannotLoad, line, "whole");
  if (unsent !== null) return toReading(["DisallowedByMode"], unsent);
  const { reason = line, ...hop } = read(redirectionDenied, line, "beginning") ?? {};
  for (const { read: template, codes } of [...reasons, onlyHttp, unsafeAttempt]) {
    const named = read(template, reason, "beginning");
    if (named !== null) return toReading(codes, { ...named, ...hop });
  }
  return null;
}

function without(prefix: string, text: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

const known: (string | undefined)[] = Object.values(initiators);

/** Every value is one word, except a list, a reason, and the initiator, which has two names. */
function read(template: Template, text: string, extent: "whole" | "beginning"): Named | null {
  const named = matchTemplate(template, text, extent);
  if (named === null) return null;
  const { list: _list, reason: _reason, initiator, ...words } = named;
  if (template.names.includes("initiator") && !known.includes(initiator)) return null;
  return Object.values(words).every((word = "") => isWord(word)) ? named : null;
}

function toReading(candidates: readonly CorsErrorCode[], named: Named): Reading {
  const { quoted, list, url = null, origin = null } = named;
  const [code = null] = candidates;
  const parameter = quoted ?? list ?? "";
  return { code, candidates, parameter, url, origin, redirectedFrom: null };
}
