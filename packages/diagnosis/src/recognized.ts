import type { Paste, PasteKind } from "@blocked/cors-protocol/paste";
import { serverNames } from "@blocked/cors-protocol/paste";
import { readers } from "./answer/verdict.ts";

/** Says what a text was read as, such as “Found 1 error from Chromium”. */
export function toRecognized(paste: Paste): string {
  const parts = paste.kinds.map((kind) => toPart(kind, paste));
  return parts.length === 0 ? "Not recognized" : parts.join("; ");
}

function toPart(kind: PasteKind, paste: Paste): string {
  switch (kind) {
    case "console":
      return toConsole(paste);
    case "curl command":
      return "a curl command";
    case "fetch call":
      return "a fetch call";
    case "request head":
      return "the headers of a request";
    case "library call":
      return "a request in code";
    case "response heads":
      return toResponses(paste);
    case "HAR":
      return `A HAR file${paste.har?.creator ? ` of ${paste.har.creator}` : ""}, ${count(paste.har?.exchanges.length ?? 0, "request")}, ${count(paste.har?.failed.length ?? 0, "failure")}`;
    case "configuration":
      return `A configuration for ${(paste.configuration?.servers ?? []).map((server) => serverNames[server]).join(" or ") || "a server"}`;
  }
}

function toConsole({ findings }: Paste): string {
  const engines = new Set(
    findings.map(({ engine, isTranslated, language }) => {
      if (engine === null) return "a browser";
      return isTranslated
        ? `${readers[engine]} in ${language ?? "another language"}`
        : readers[engine];
    }),
  );
  const warnings = findings.filter(({ kind }) => kind === "warning").length;
  const failures = findings.length - warnings;
  const counts = [
    ...(failures > 0 ? [count(failures, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  return `Found ${counts.join(" and ")} from ${[...engines].join(" and ")}`;
}

function toResponses({ responses, requests }: Paste): string {
  const { preflight, response, redirects } = responses;
  const isCurl = requests.some(({ source }) => source === "curl output");
  const parts = [
    ...(preflight.length > 0
      ? [count(preflight.length, "response to a preflight", "responses to preflights")]
      : []),
    ...(redirects.length > 0 ? [count(redirects.length, "redirect")] : []),
    ...(response.length > 0 ? [count(response.length, "response")] : []),
  ];
  return `${isCurl ? "The output of curl" : "Response headers"}: ${parts.join(", ")}`;
}

const count = (number: number, one: string, several = `${one}s`) =>
  `${number} ${number === 1 ? one : several}`;
