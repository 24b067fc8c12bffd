import { isSignIn } from "@blocked/cors-protocol/explain";
import { isSameOrigin, toNetwork, toOrigin, toUrl } from "../facts.ts";
import type { Advice, Rule } from "./rule.ts";

const sameOrigin: Rule = ({ finding: { redirectedFrom }, facts: { url, origin } }) =>
  redirectedFrom === null && isSameOrigin(url, origin)
    ? {
        id: "same-origin",
        text: `The page and the address have one origin, ${origin}, so CORS does not apply. The request was cancelled or it failed: somebody left or reloaded the page, or the server closed the connection. Find the request in the Network panel.`,
        isElsewhere: true,
      }
    : null;

const manifest: Rule = ({ finding: { hints, redirectedFrom, url } }) =>
  hints.includes("manifest-behind-login")
    ? {
        id: "manifest-behind-login",
        text: "A browser fetches the manifest without cookies, so the sign-in in front redirects it to its login page. Ask for the manifest with cookies.",
        code: `<link rel="manifest" href="${toUrl(redirectedFrom ?? url)?.pathname ?? "/manifest.webmanifest"}" crossorigin="use-credentials">`,
        isElsewhere: true,
      }
    : null;

const loginHost: Rule = ({ finding: { redirectedFrom }, facts: { url } }) => {
  const to = toUrl(url);
  if (to === null || !isSignIn(to.href, redirectedFrom !== null)) return null;
  return {
    id: "redirected-to-login",
    text: `${redirectedFrom === null ? "The address is" : `The server redirected ${redirectedFrom} to`} a login page on ${to.host}. No script may read that page. Sign in again, and let the API respond with 401 instead of a redirect to requests from script.`,
    isElsewhere: true,
  };
};

const redirect: Rule = ({ finding: { redirectedFrom }, facts: { url } }) => {
  const [from, to] = [toUrl(redirectedFrom), toUrl(url)];
  if (from === null || to === null) return null;
  const call = (id: string, why: string): Advice => ({
    id,
    text: `${why} Call the second address itself. A redirect to another origin also loses the page’s origin: the browser then sends Origin: null.`,
    code: `fetch("${to.href}")`,
    isElsewhere: true,
  });
  if (from.host === to.host && from.protocol === "http:" && to.protocol === "https:") {
    return call(
      "redirected-to-https",
      `The server redirects http to https: ${from.href} to ${to.href}.`,
    );
  }
  const isSlash = `${from.pathname}/` === to.pathname || from.pathname === `${to.pathname}/`;
  if (from.origin === to.origin && isSlash) {
    return call(
      "redirected-for-slash",
      `The server redirects ${from.pathname} to ${to.pathname}, and the redirect has no CORS headers.`,
    );
  }
  const isWww = from.host.replace(/^www\./, "") === to.host.replace(/^www\./, "");
  return isWww && from.host !== to.host
    ? call("redirected-to-host", `The server redirects ${from.host} to ${to.host}.`)
    : {
        id: "redirected",
        text: `The server redirected ${from.href} to ${to.href}, and the second server has to allow the page too. Call it directly, or find out why it redirects: an expired session, an old address, a missing slash.`,
        isElsewhere: false,
      };
};

const file: Rule = ({ finding: { hints }, facts: { origin, url } }) =>
  hints.includes("file-address") || origin === "file://"
    ? {
        id: "file",
        text: `${url?.startsWith("file:") === true ? "A file has no origin" : "The page was opened as a file, so it has no origin"}, and module scripts, fetch and fonts need one. Serve the folder, and open the address that the command prints. Never allow the origin null: every sandboxed frame has it.`,
        code: "npx serve .",
        isElsewhere: true,
      }
    : null;

const contentScript: Rule = ({ finding: { hints }, facts: { origin } }) =>
  hints.includes("content-script") || /^[a-z-]+-extension:/.test(origin ?? "")
    ? {
        id: "extension",
        text: `The request comes from a browser extension (${origin ?? "its own origin"}). List the server in host_permissions of the manifest, and send the request from the extension’s background script or its own pages: CORS does not apply there. A content script is bound by CORS as its page is.`,
        code: '"host_permissions": ["https://api.example.com/*"]',
        isElsewhere: true,
      }
    : null;

const webview: Rule = ({ finding: { hints }, facts: { origin } }) =>
  hints.includes("app-webview")
    ? {
        id: "app-webview",
        text: `The page is an app’s webview, and its origin is ${origin ?? "its own"}. List it as it stands. Other platforms have other origins, so list those that you ship: capacitor://localhost and ionic://localhost on iOS, http://localhost and https://localhost on Android, tauri://localhost on macOS and Linux, http://tauri.localhost on Windows and Android. Every app of that kind has the same origin, so it protects nothing: check a token.`,
        isElsewhere: false,
      }
    : null;

const nullOrigin: Rule = ({ facts: { origin } }) =>
  origin === "null"
    ? {
        id: "null-origin",
        text: "The page has the origin null: a sandboxed frame, a file, a data: address, or a redirect across origins. Give the page an origin: serve it, or add allow-same-origin to the frame’s sandbox. Never allow null: any website can send it.",
        isElsewhere: true,
      }
    : null;

const ownPaths: [path: RegExp, id: string, text: string, code: string | null][] = [
  [
    /^\/socket\.io\//,
    "socket-io",
    "Socket.IO answers before your app’s CORS runs: it has a cors option of its own.",
    'new Server(server, { cors: { origin: ["https://app.example.com"] } })',
  ],
  [
    /^\/(?:@vite|@fs|@id|@react-refresh|node_modules\/\.vite)/,
    "dev-server",
    "This is a file of Vite’s own. The page loads it from another origin than its own: open the page at the dev server’s address, or name the page’s origin in server.cors.",
    null,
  ],
  [
    /^\/(?:_next\/(?:static|webpack-hmr)|__nextjs)/,
    "dev-server",
    "This is a file of Next.js’s own. The page is open at another host than the dev server allows: add the host to allowedDevOrigins, or to assetPrefix’s server.",
    null,
  ],
  [
    /^\/(?:sockjs-node|ws|__webpack_hmr|webpack-dev-server)\b/,
    "dev-server",
    "This is webpack’s own address for reloading. Open the page at the dev server’s address, or set devServer.client.webSocketURL.",
    null,
  ],
];

const ownPath: Rule = ({ facts: { url, origin } }) => {
  const path = toUrl(url)?.pathname ?? "";
  const row = ownPaths.find(([pattern]) => pattern.test(path));
  if (row === undefined) return null;
  const [, id, text, code] = row;
  const own = code?.replace("https://app.example.com", origin ?? "https://app.example.com");
  return { id, text, ...(own === undefined ? {} : { code: own }), isElsewhere: true };
};

/** A page of the internet may reach a private address only with the visitor's permission. */
const privateAddress: Rule = ({ finding: { code }, facts: { url, origin } }) => {
  const [target, page] = [toUrl(url), toUrl(origin)];
  if (target === null || page === null || toNetwork(target) === "the internet") return null;
  if (toNetwork(page) !== "the internet") return null;
  return {
    id: "private-address",
    text: `${toOrigin(url)} is on ${toNetwork(target)}, and the page ${origin} is on the internet. ${
      toNetwork(target) === "this machine"
        ? "For every visitor it means their own machine, so a published page needs the published address of the API."
        : "A visitor elsewhere cannot reach it."
    } Chromium also asks the visitor for permission first (Local Network Access).`,
    isElsewhere: code !== null && /LocalNetwork/.test(code),
  };
};

/** The most particular first. */
export const addressRules: readonly Rule[] = [
  sameOrigin,
  manifest,
  loginHost,
  file,
  contentScript,
  webview,
  nullOrigin,
  ownPath,
  redirect,
  privateAddress,
];
