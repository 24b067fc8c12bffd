import type { HeaderLine } from "../../http/headers.ts";
import { type PastedRequest, toRequest } from "./request.ts";
import { toWords } from "./shell.ts";

const beginning = /(?:^|[\n$#>;&|(`])[ \t]{0,8}curl(?:\.exe)?[ \t]/;
/** What stands at the end of a line that goes on in the next. */
const goesOn = /[\\^`][ \t]{0,8}\r?$/;

/** The short options that take a value. */
const withValue = "XHdbueAFomTxEcwKYyzC";
const longWithValue =
  /^--(?:request|header|data(?:-raw|-binary|-ascii|-urlencode)?|json|cookie(?:-jar)?|user|referer|user-agent|form(?:-string)?|output|max-time|connect-timeout|url|proxy|resolve|cert|key|cacert|write-out|retry|limit-rate)$/;

/** Reads a curl command, also one of DevTools' "Copy as cURL"; null when there is none. */
export function readCurlCommand(text: string): PastedRequest | null {
  const found = beginning.exec(text);
  if (found === null) return null;
  const command = text.slice(found.index + found[0].length);
  // Quotes go over several lines, so the words decide where the command ends: at an unescaped end of a line.
  const words = toWords(cut(command));
  const options = readOptions(words);
  if (options.url === null) return null;
  const url = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(options.url)
    ? options.url
    : `http://${options.url}`;
  const method = options.method ?? (options.isHead ? "HEAD" : options.hasBody ? "POST" : "GET");
  return toRequest({ source: "curl command", method, url, headers: options.headers });
}

function cut(command: string): string {
  let quote = "";
  for (let at = 0; at < command.length; at += 1) {
    const character = command.charAt(at);
    if (
      quote === "" &&
      character === "\n" &&
      !goesOn.test(command.slice(Math.max(0, at - 10), at))
    ) {
      return command.slice(0, at).trimEnd();
    }
    if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (quote === character && command.charAt(at - 1) !== "\\") quote = "";
  }
  return command;
}

type Options = {
  url: string | null;
  method: string | null;
  headers: HeaderLine[];
  hasBody: boolean;
  isHead: boolean;
};

function readOptions(words: readonly string[]): Options {
  const options: Options = { url: null, method: null, headers: [], hasBody: false, isHead: false };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const [name = "", inline] = word.startsWith("--") ? word.split(/=(.*)/s) : [word];
    if (word.startsWith("--")) {
      const value = longWithValue.test(name) ? (inline ?? words[++at] ?? "") : "";
      apply(options, name.slice(2), value);
    } else if (word.startsWith("-") && word.length > 1) {
      for (let index = 1; index < word.length; index += 1) {
        const letter = word.charAt(index);
        const takes = withValue.includes(letter);
        const rest = word.slice(index + 1);
        apply(options, letter, takes ? (rest === "" ? (words[++at] ?? "") : rest) : "");
        if (takes) break;
      }
    } else if (word === "|" || word === ">" || word === ";" || word === "&&") {
      break;
    } else {
      options.url ??= word;
    }
  }
  return options;
}

function apply(options: Options, name: string, value: string): void {
  if (name === "X" || name === "request") options.method = value;
  else if (name === "H" || name === "header") options.headers.push(toHeader(value));
  else if (name === "I" || name === "head") options.isHead = true;
  else if (name === "url") options.url = value;
  else if (name === "b" || name === "cookie") options.headers.push(["Cookie", value]);
  else if (name === "e" || name === "referer") options.headers.push(["Referer", value]);
  else if (name === "u" || name === "user")
    options.headers.push(["Authorization", `Basic ${value}`]);
  else if (name === "json") {
    options.hasBody = true;
    options.headers.push(["Content-Type", "application/json"]);
  } else if (/^(?:d|F|data|form)/.test(name)) addBody(options, name);
}

function addBody(options: Options, name: string): void {
  options.hasBody = true;
  const hasType = options.headers.some(([key]) => key.toLowerCase() === "content-type");
  const isForm = name === "F" || name.startsWith("form");
  if (!hasType) {
    const type = isForm ? "multipart/form-data" : "application/x-www-form-urlencoded";
    options.headers.push(["Content-Type", type]);
  }
}

function toHeader(line: string): HeaderLine {
  const at = line.search(/[:;]/);
  return at < 0 ? [line.trim(), ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
