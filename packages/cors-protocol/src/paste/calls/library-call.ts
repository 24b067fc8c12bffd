import type { HeaderLine } from "../../http/headers.ts";
import { type Literal, LiteralReader } from "../literal.ts";
import { isObject, toHeaders } from "./fetch-call.ts";
import { type PastedRequest, toRequest } from "./request.ts";

/** A program that goes on without a closing bracket is read no further. */
const longestCall = 20_000;
const mostHeaders = 50;

type Options = { [name: string]: Literal };

/** Reads a request that a program sends with axios, jQuery, Angular, ky or XMLHttpRequest; null when there is none. */
export function readLibraryCall(text: string): PastedRequest | null {
  return readClient(text) ?? readAjax(text) ?? readXhr(text);
}

const instance = /axios\.create\(/;
const nameOf = /([\w$]{1,40})\s{0,4}(?::[^=]{1,40})?=\s{0,4}$/;
/** axios, its instances, and what is called alike. */
function readClient(text: string): PastedRequest | null {
  const made = instance.exec(text);
  const base = made === null ? {} : toOptions(argumentsAt(text, made)[0]);
  const before = made === null ? "" : text.slice(Math.max(0, made.index - 120), made.index);
  const own = nameOf.exec(before)?.[1];
  const found = (own === undefined ? client : toCallOf(own)).exec(text);
  if (found === null) return null;
  const values = argumentsAt(text, found);
  const [, name, verb = "request"] = found;
  const isPlain = verb === "request" && typeof values[0] !== "string";
  const takesBody = name !== "ky" && /^(?:post|put|patch)$/.test(verb);
  const given = toOptions(isPlain ? values[0] : values[takesBody ? 2 : 1]);
  const method = verb === "request" ? toText(given["method"]) || "GET" : verb;
  const url = isPlain ? given["url"] : values[0];
  const body = (takesBody ? values[1] : undefined) ?? given["data"] ?? given["json"];
  const headers = [...toHeaders(base["headers"] ?? null), ...toHeaders(given["headers"] ?? null)];
  return toCall({
    method,
    url: toText(base["baseURL"] ?? given["baseURL"]) + toText(url),
    headers: withType(headers, isText(body) || body === null ? undefined : body),
    hasCookies:
      given["withCredentials"] === true ||
      base["withCredentials"] === true ||
      given["credentials"] === "include",
  });
}

const verbs = String.raw`(?:\.(get|delete|head|options|post|put|patch|request))?(?:<[^<>()]{0,80}>)?\(\s{0,40}(?=["'\x60{])`;
const client = new RegExp(String.raw`(?<![\w$])(axios|\$axios|ky|(?:this\.)?\$?http)${verbs}`);
const toCallOf = (name: string) =>
  new RegExp(String.raw`(?<![\w$])(${name.replaceAll("$", String.raw`\$`)})${verbs}`);

const ajax = /(?:\$|jQuery)\.(ajax|get|post|getJSON)\(\s{0,40}(?=["'`{])/;

function readAjax(text: string): PastedRequest | null {
  const found = ajax.exec(text);
  if (found === null) return null;
  const [first, second] = argumentsAt(text, found);
  const options = toOptions(typeof first === "string" ? second : first);
  const { type, method, contentType, xhrFields } = options;
  const own = found[1] === "post" ? "POST" : "GET";
  const headers = toHeaders(options["headers"] ?? null);
  return toCall({
    method: found[1] === "ajax" ? toText(method ?? type) || "GET" : own,
    url: toText(typeof first === "string" ? first : options["url"]),
    headers: isText(contentType) ? [...headers, ["Content-Type", contentType]] : headers,
    hasCookies: toOptions(xhrFields)["withCredentials"] === true,
  });
}

const open = /\.open\(\s{0,20}(?=["'`](?:get|head|post|put|patch|delete|options)["'`]\s{0,8},)/i;
const setHeader = /\.setRequestHeader\(\s{0,20}(?=["'`])/g;

function readXhr(text: string): PastedRequest | null {
  const found = open.exec(text);
  if (found === null) return null;
  const [method, url] = argumentsAt(text, found);
  const headers = Array.from(text.matchAll(setHeader))
    .slice(0, mostHeaders)
    .map((one): HeaderLine => {
      const [name, value] = argumentsAt(text, one);
      return [toText(name), toText(value)];
    });
  const hasCookies = /\.withCredentials\s{0,4}=\s{0,4}true/.test(text);
  return toCall({ method: toText(method), url: toText(url), headers, hasCookies });
}

type Call = { method: string; url: string; headers: HeaderLine[]; hasCookies: boolean };

/** An address that a variable or a setting completes is not known. */
function toCall({ method, url, headers, hasCookies }: Call): PastedRequest {
  return toRequest({
    source: "library call",
    method: method.toUpperCase(),
    url: /^https?:\/\//i.test(url) ? url : null,
    headers,
    credentials: hasCookies ? "include" : null,
  });
}

/** These libraries send an object as JSON. */
function withType(headers: HeaderLine[], body: Literal | undefined): HeaderLine[] {
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  return body === undefined || hasType
    ? headers
    : [...headers, ["Content-Type", "application/json"]];
}

function argumentsAt(text: string, { index, 0: whole }: RegExpExecArray): Literal[] {
  const from = index + whole.length;
  return new LiteralReader(text.slice(from, from + longestCall)).readArguments().values;
}

const toOptions = (value: Literal | undefined): Options =>
  value !== undefined && isObject(value) ? value : {};
const isText = (value: Literal | undefined): value is string => typeof value === "string";
const toText = (value: Literal | undefined) => (isText(value) ? value : "");
