import { readFileSync } from "node:fs";
import { type Engine, engines, type HeaderLine, isToken, parseUrl } from "@blocked/cors-protocol";
import { checkOrigin } from "@blocked/diagnosis/origin-spelling";
import { serverNames, type ServerId } from "@blocked/servers/names";
import { UsageError } from "./usage-error.ts";

export function readUrl(text: string | undefined): string {
  if (text === undefined) throw new UsageError("<url> is missing: write [METHOD] <url>.");
  const isHttp = /^https?:\/\//i.test(text);
  if (!isHttp || parseUrl(text) === null) {
    const hint = isHttp ? "" : /^[a-z]+:\/\//i.test(text) ? "" : `, such as http://${text}`;
    throw new UsageError(
      `<url>: ${text} is no address that begins with http:// or https://${hint}.`,
    );
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("<url>: fetch refuses an address with a user name or a password.");
  }
  return url.href;
}

export function readOrigin(text: string | undefined): string {
  if (text === undefined) {
    throw new UsageError(
      "--from is missing: name the page’s origin, such as http://localhost:3000.",
    );
  }
  if (text === "null") return text;
  const wrong = checkOrigin(text);
  if (wrong === null) return text;
  const { problem, suggestion } = wrong;
  throw new UsageError(`--from: ${problem}${suggestion === null ? "" : ` Write ${suggestion}.`}`);
}

export function readHeader(text: string): HeaderLine {
  const colon = text.indexOf(":");
  const name = text.slice(0, Math.max(colon, 0));
  if (!isToken(name)) throw new UsageError(`-H: write 'name: value'; ${text} is none.`);
  return [name, readBytes("-H", text.slice(colon + 1).trim())];
}

/** One character for each byte, as fetch takes it. */
export function readBytes(option: string, text: string): string {
  if (/[\0\r\n]/.test(text)) throw new UsageError(`${option}: a value has one line.`);
  if (/[^\0-\u00ff]/.test(text)) {
    throw new UsageError(`${option}: fetch refuses a character beyond U+00FF in a header.`);
  }
  return text;
}

export function readData(text: string): Uint8Array {
  if (!text.startsWith("@")) return Buffer.from(text, "utf8");
  try {
    return readFileSync(text === "@-" ? 0 : text.slice(1));
  } catch {
    throw new UsageError(`--data: the file ${text.slice(1)} cannot be read.`);
  }
}

export function readEngines(text = "all"): readonly Engine[] {
  if (text === "all") return engines;
  const found = engines.find((engine) => engine === text);
  if (found !== undefined) return [found];
  throw new UsageError(`--engine: ${text} is none of all, ${engines.join(", ")}.`);
}

export function readStack(text: string | undefined): ServerId | null {
  if (text === undefined) return null;
  const ids = Object.keys(serverNames) as ServerId[];
  const found = ids.find((id) => id === text.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`--stack: ${text} is none of ${ids.join(", ")}.`);
}

export function readResolve(text: string): { host: string; port: number; address: string } {
  const [, host = "", port = "", address = ""] =
    /^([^:]+):(\d{1,5}):\[?([\da-f.:]+)\]?$/i.exec(text) ?? [];
  if (host === "" || Number(port) > 65_535) {
    throw new UsageError(`--resolve: write host:port:address; ${text} is none.`);
  }
  return { host, port: Number(port), address };
}

export function toTimeout(
  key: "connectTimeout" | "totalTimeout",
  option: string,
  text: string | undefined,
) {
  if (text === undefined) return {};
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`${option}: ${text} is no number of seconds.`);
  return { [key]: seconds * 1000 };
}
