import { isSameSite } from "@blocked/cors-protocol";
import { isFailure } from "../network/index.ts";
import type { Exchange } from "./types.ts";

/** A cookie that the API set during the survey. */
export type Cookie = { name: string; sameSite: "Strict" | "Lax" | "None" };

/** The cookies of Set-Cookie, each once. Without SameSite, Chromium takes a cookie for Lax. */
export function readCookies(exchanges: readonly Exchange[]): Cookie[] {
  const found = new Map<string, Cookie>();
  for (const { answer } of exchanges) {
    for (const [header, value] of isFailure(answer) ? [] : answer.headers) {
      if (header.toLowerCase() !== "set-cookie") continue;
      const [pair = "", ...attributes] = value.split(";");
      const name = pair.split("=", 1)[0]?.trim() ?? "";
      const text = attributes.map((one) => /^\s*samesite\s*=\s*(strict|none)\s*$/i.exec(one)?.[1]);
      const given = text.findLast((one) => one !== undefined)?.toLowerCase();
      const sameSite = given === "strict" ? "Strict" : given === "none" ? "None" : "Lax";
      found.set(name, { name, sameSite });
    }
  }
  return [...found.values()];
}

/**
 * Which cookies a page of an origin can use against the API. The origin `null` of a sandboxed frame is no site at all,
 * even inside a page of the same site.
 */
export function toCookies(origin: string, url: string, cookies: readonly Cookie[]): string {
  const isSame = origin !== "null" && isSameSite(url, origin);
  const rule = isSame
    ? "Every cookie is sent, even with SameSite=Strict, because the page is on the same site."
    : "Cookies with SameSite=None are sent, where the browser does not block those of other sites; Lax and Strict are not. An HTTP login or a client certificate always is.";
  if (cookies.length === 0) return rule;
  const set = cookies.map(({ name, sameSite }) => {
    const isSent = isSame || sameSite === "None";
    return `${name} (${sameSite}${isSent ? "" : ", not sent"})`;
  });
  return `${rule} This API sets ${set.join(", ")}.`;
}
