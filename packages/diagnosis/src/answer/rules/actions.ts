import type { CorsErrorCode } from "@blocked/cors-protocol";
import { findErrorPage, toSlug } from "@blocked/error-guide";
import { needsServer } from "../fix.ts";
import type { Rule } from "./rule.ts";

/** What to do, for the codes whose page explains first. */
const actions: readonly [code: RegExp, action: string][] = [
  [
    /InvalidAllowCredentials$/,
    "Send Access-Control-Allow-Credentials: true from the server, also with its response to OPTIONS.",
  ],
  [/MissingAllowOriginHeader$/, ""],
  [/InvalidAllowOriginValue$/, "Write the page’s origin into Access-Control-Allow-Origin."],
  [/MultipleAllowOriginValues$/, "Let the server name one origin: the one that asked."],
  [
    /^MethodDisallowed/,
    "Look up the request’s method in the Network panel, and add it to the methods that the server allows.",
  ],
  [/^HeaderDisallowed/, "Add the header to the request headers that the server allows."],
  [/^PreflightInvalidStatus$/, "Let the server respond to OPTIONS with 204 or 200."],
  [/^DisallowedByMode$/, 'Remove mode: "same-origin" from the request.'],
  [/^InvalidResponse$/, "Ask for the address with curl -i."],
  [/^InvalidLocalNetworkAccess$/, "Correct targetAddressSpace, or leave it out."],
  [
    /^LocalNetworkAccessPermissionDenied$/,
    "Allow the local network in the site’s settings: press the icon before the address, and then Site settings.",
  ],
];

/** What the code alone says, with an action before the reasons. */
export const byCode: Rule = ({ finding: { code } }) => {
  const advice = code === null ? null : (findErrorPage(toSlug(code))?.advice ?? null);
  if (code === null || advice === null) return null;
  const text = [toAction(code), advice].filter((part) => part !== "").join(" ");
  return { id: "code", text, isElsewhere: !needsServer(code) };
};

function toAction(code: CorsErrorCode): string {
  const known = actions.find(([pattern]) => pattern.test(code))?.[1] ?? "";
  if (known !== "" || !/^Preflight(?!DisallowedRedirect)/.test(code)) return known;
  return "Look at the response to the OPTIONS request, in the Network panel or with curl.";
}

/** A line without a reason has a neighbour that names it. */
export const copyMore: Rule = ({ source, finding: { kind, code, engine } }) => {
  if (source !== "line" || !(kind === "network" || (kind === "blocked" && code === null)))
    return null;
  const line =
    engine === "firefox"
      ? "the line that begins with “Cross-Origin Request Blocked”"
      : engine === "webkit"
        ? "the line that ends with “due to access control checks”, and the one above it"
        : "the red line that begins with “Access to …”";
  return {
    id: "copy-more",
    text: `Open the Console tab of the developer tools (F12, or ⌥⌘I on a Mac), copy ${line}, and paste it here: it names the reason, and this text does not. If there is none, open the Network tab, choose the row of the request, and copy its status and its response headers.`,
    isElsewhere: false,
  };
};
