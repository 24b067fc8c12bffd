import type { Neighbour } from "../model/neighbours.ts";
import { schemeOf } from "../http/url.ts";
import type { Finding } from "./finding.ts";

type Known = Pick<
  Finding,
  "url" | "origin" | "redirectedFrom" | "asker" | "candidates" | "parameter"
>;

const webviews = /^(?:tauri|capacitor|ionic|app|file\+|https?:\/\/tauri\.localhost)/i;
const extensions = /^(?:chrome|moz|safari-web|ms-browser)-extension:/i;
const signInHosts =
  /^[a-z]{2,5}:\/\/[^/?#]{0,300}(?:cloudflareaccess\.com|login\.microsoftonline\.com|accounts\.google\.com|\.okta\.com|\.auth0\.com)(?:[:/?#]|$)/i;
const signInPaths = /\/oauth2?\/|\/(?:log[-_]?in|sign[-_]?in|sso|saml2?)\b/i;

/** Whether people sign in there. An API has a path /login too, so a path counts only for what a redirect leads to. */
export function isSignIn(url: string, isRedirected: boolean): boolean {
  const part = url.slice(0, 4_000);
  return signInHosts.test(part) || (isRedirected && signInPaths.test(part));
}

/** What the addresses of a failure say beyond its code. The most particular comes first. */
export function toHints({ url, origin, redirectedFrom, asker, candidates }: Known): Neighbour[] {
  const hints: Neighbour[] = [];
  const target = url ?? "";
  if (asker === "manifest" && (isSignIn(target, true) || redirectedFrom !== null)) {
    hints.push("manifest-behind-login");
  }
  if (schemeOf(target) === "file" || origin === "file://") hints.push("file-address");
  if (extensions.test(origin ?? "")) hints.push("content-script");
  else if (isWebview(origin ?? "")) hints.push("app-webview");
  if (candidates.some((code) => code.includes("LocalNetwork"))) hints.push("local-network-access");
  if (asker === "EventSource") hints.push("event-source");
  if (asker === "font" || (asker === "script" && candidates.length > 0)) {
    hints.push("fonts-and-module-scripts");
  }
  if (asker === "image" && candidates.some((code) => /Missing|Mismatch/.test(code))) {
    hints.push("image-cached-without-cors");
  }
  return hints;
}

function isWebview(origin: string): boolean {
  return webviews.test(origin) && origin !== "file://";
}
