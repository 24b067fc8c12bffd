import {
  type CorsRequest,
  createRequest,
  engineRules,
  type HeaderLine,
  isToken,
  stringBodyType,
} from "@blocked/cors-protocol";
import { paths } from "@blocked/api-client";
import { encode, type Probe, type RequestKind } from "@blocked/profiles";
import { toTooLong } from "../address/address-limits.ts";
import { getVisitor } from "../explain/visitor.ts";

/** A request as composed in the playground. */
export type Draft = {
  initiatorType: "fetch" | "xmlhttprequest";
  method: string;
  headers: HeaderLine[];
  credentials: CorsRequest["credentials"];
  mode: CorsRequest["mode"];
  body: string | null;
  hasUploadListeners: boolean;
};

export const modes = ["cors", "no-cors", "same-origin"] as const;
export const credentialsModes = ["same-origin", "include", "omit"] as const;

/** The most common failure: a PUT with JSON against the plugin's defaults. */
export const firstDraft: Draft = {
  initiatorType: "fetch",
  method: "PUT",
  headers: [["Content-Type", "application/json"]],
  credentials: "same-origin",
  mode: "cors",
  body: "{}",
  hasUploadListeners: false,
};

export const bareGet: Draft = { ...firstDraft, method: "GET", headers: [], body: null };

const methods: Record<RequestKind, string> = {
  read: "GET",
  create: "POST",
  update: "PUT",
  remove: "DELETE",
};

/** The path of a probe's request, below the base of a profile or of a policy server. */
export function toProbePath({ request }: Probe): string {
  return request === "update" || request === "remove" ? paths.item(1) : paths.items;
}

/** Converts a probe to a request with the same method, headers and credentials. */
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

/** The longest encoded request. The prediction's URL carries the encoded policy as well. */
export const longestRequest = 5000;

const hasNoBody = /^(?:GET|HEAD)$/i;

/** Says why script cannot send the request, and what to change; null if it can. */
export function toProblem(composed: Draft): string | null {
  const { length } = encode(composed);
  if (length > longestRequest) {
    const remedy = "Shorten its headers or its body.";
    return toTooLong("The request is", length, longestRequest, remedy);
  }
  const { method, headers, mode, body, ...draft } = composed;
  if (!isToken(method)) return "Give the method a name of letters, such as GET.";
  if (/^(?:CONNECT|TRACE|TRACK)$/i.test(method))
    return `Choose another method: a browser never sends ${method}.`;
  if (mode === "no-cors" && !/^(?:GET|HEAD|POST)$/i.test(method)) {
    return "Choose GET, HEAD or POST: no-cors mode sends nothing else.";
  }
  if (draft.initiatorType === "xmlhttprequest" && mode !== "cors") {
    return "Choose cors or fetch: an XMLHttpRequest has no other mode.";
  }
  if (draft.initiatorType === "xmlhttprequest" && draft.credentials === "omit") {
    return "Choose same-origin, include or fetch: an XMLHttpRequest cannot omit credentials.";
  }
  if (body !== null && hasNoBody.test(method)) return `Remove the body: ${method} has none.`;
  const odd = headers.find(([name, value]) => !isToken(name) || !isHeaderValue(value));
  return odd === undefined
    ? null
    : `Write each header as “Name: value” on a line of its own. This is not a header: ${odd[0]}`;
}

function isHeaderValue(value: string): boolean {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}

/** Converts the draft to the request that the visitor's browser would send. */
export function toCorsRequest(draft: Draft, url: string, origin: string): CorsRequest {
  const { body, ...init } = draft;
  const bodyType = body === null ? null : stringBodyType;
  return createRequest({ ...init, url, bodyType }, origin, engineRules[getVisitor().engine]);
}

/** Writes the JavaScript that sends the request. */
export function toRequestCode(draft: Draft): string {
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
