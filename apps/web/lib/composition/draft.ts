import {
  type CorsRequest,
  createRequest,
  engineRules,
  type HeaderLine,
  isToken,
  stringBodyType,
} from "@blocked/cors-protocol";
import { getVisitor } from "../explain/visitor.ts";
import { encode, type Probe, type RequestKind } from "@blocked/profiles";
import { toTooLong } from "../limits.ts";

/** A request as a person composes it. */
export type Draft = {
  initiatorType: "fetch" | "xmlhttprequest";
  method: string;
  headers: HeaderLine[];
  credentials: CorsRequest["credentials"];
  mode: CorsRequest["mode"];
  /** null for none. */
  body: string | null;
  hasUploadListeners: boolean;
};

export const modes = ["cors", "no-cors", "same-origin"] as const;
export const credentialsModes = ["same-origin", "include", "omit"] as const;

/** The commonest complaint: JSON with PUT, against the plugin's own defaults. */
export const firstDraft: Draft = {
  initiatorType: "fetch",
  method: "PUT",
  headers: [["Content-Type", "application/json"]],
  credentials: "same-origin",
  mode: "cors",
  body: "{}",
  hasUploadListeners: false,
};

const methods: Record<RequestKind, string> = {
  read: "GET",
  create: "POST",
  update: "PUT",
  remove: "DELETE",
};

/** The request of a probe, as far as it matters here. */
export function fromProbe({ request, cookies, token, text }: Probe): Draft {
  const hasBody = request === "create" || request === "update";
  const type = text ? "text/plain" : "application/json";
  return {
    ...firstDraft,
    method: methods[request],
    headers: [
      ...(hasBody ? [["Content-Type", type] satisfies HeaderLine] : []),
      ...(token ? [["Authorization", "Bearer token"] satisfies HeaderLine] : []),
    ],
    credentials: cookies ? "include" : "same-origin",
    body: hasBody ? "{}" : null,
  };
}

/** How long an encoded request may be: the API is asked for a prediction with the policy beside it. */
export const longestRequest = 5000;

const hasNoBody = /^(?:GET|HEAD)$/i;

/** Why script could not even send it, and what to change; null where it can. */
export function toProblem(composed: Draft): string | null {
  const { length } = encode(composed);
  if (length > longestRequest) {
    const remedy = "Shorten its headers or its body.";
    return toTooLong("The request is", length, longestRequest, remedy);
  }
  const { method, headers, mode, body, ...draft } = composed;
  if (!isToken(method)) return "Give the method a name of letters, such as GET.";
  if (/^(?:CONNECT|TRACE|TRACK)$/i.test(method)) return `A browser never sends ${method}.`;
  if (mode === "no-cors" && !/^(?:GET|HEAD|POST)$/i.test(method)) {
    return "In no-cors mode a browser sends GET, HEAD and POST only.";
  }
  if (draft.initiatorType === "xmlhttprequest" && mode !== "cors") {
    return "An XMLHttpRequest has no mode: choose cors, or fetch.";
  }
  if (draft.initiatorType === "xmlhttprequest" && draft.credentials === "omit") {
    return "An XMLHttpRequest cannot omit credentials: choose same-origin or include, or fetch.";
  }
  if (body !== null && hasNoBody.test(method)) return `${method} has no body: leave it out.`;
  const odd = headers.find(([name, value]) => !isToken(name) || !isHeaderValue(value));
  return odd === undefined
    ? null
    : `Write each header as “Name: value” on a line of its own; this is none: ${odd[0]}`;
}

function isHeaderValue(value: string): boolean {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}

/** What the browser makes of it. */
export function toCorsRequest(draft: Draft, url: string, origin: string): CorsRequest {
  const { body, ...init } = draft;
  const bodyType = body === null ? null : stringBodyType;
  return createRequest({ ...init, url, bodyType }, origin, engineRules[getVisitor().engine]);
}

/** The code that sends it. */
export function toCode(draft: Draft): string {
  const { method, headers, credentials, mode, body } = draft;
  if (draft.initiatorType === "xmlhttprequest") {
    return [
      "const xhr = new XMLHttpRequest();",
      `xhr.open(${JSON.stringify(method)}, url);`,
      ...(credentials === "include" ? ["xhr.withCredentials = true;"] : []),
      ...headers.map((line) => `xhr.setRequestHeader(${line.map(quote).join(", ")});`),
      ...(draft.hasUploadListeners ? ['xhr.upload.addEventListener("progress", () => {});'] : []),
      `xhr.send(${body === null ? "" : quote(body)});`,
    ].join("\n");
  }
  const options = [
    ...(method === "GET" ? [] : [`  method: ${quote(method)},`]),
    ...(headers.length === 0
      ? []
      : [`  headers: [${headers.map((line) => `[${line.map(quote).join(", ")}]`).join(", ")}],`]),
    ...(credentials === "same-origin" ? [] : [`  credentials: ${quote(credentials)},`]),
    ...(mode === "cors" ? [] : [`  mode: ${quote(mode)},`]),
    ...(body === null ? [] : [`  body: ${quote(body)},`]),
  ];
  return options.length === 0
    ? "await fetch(url);"
    : ["await fetch(url, {", ...options, "});"].join("\n");
}

function quote(text: string): string {
  return JSON.stringify(text);
}
