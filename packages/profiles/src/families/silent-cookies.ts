import type { Profile } from "../profile.ts";
import type { ScenarioRequest, ScenarioStep } from "../scenario.ts";
import { asked, simple } from "./outcomes.ts";
import { correctOptions } from "./permissions.ts";

type Place = Pick<ScenarioRequest, "base" | "credentials">;

const withCookies = { credentials: "include" } as const;
/** The API under its other name: the same machine, and another site. */
const otherSite = { base: "http://127.0.0.1:{apiPort}/p/{id}", ...withCookies } as const;

const signOut: ScenarioStep = {
  does: "Sign out, to begin with nobody",
  request: { method: "DELETE", path: "/session", ...withCookies },
  sees: { status: 204 },
  exchanges: ["OPTIONS 204", "DELETE 204"],
};
const rejected =
  "Cookie “blocked_by_cors_session” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.";
export const signIn = (place: Place): ScenarioStep => ({
  does: place.credentials === undefined ? "Sign in" : "Sign in, with cookies",
  request: {
    method: "POST",
    path: "/session",
    ...place,
    json: { username: "demo", password: "let-me-in" },
  },
  sees: { status: 201 },
  exchanges: ["OPTIONS 204", "POST 201"],
});
const whoAmI = (place: Place, status: 200 | 401): ScenarioStep => ({
  does: place.credentials === undefined ? "Ask who is signed in" : "Ask who it is, with cookies",
  request: { path: "/session", ...place },
  sees: { status },
  exchanges: [`GET ${status}`],
});

const common = {
  policy: { kind: "plugin", options: correctOptions },
  fastapi: null,
  outcomes: { ...simple, ...asked },
} satisfies Partial<Profile>;

/** Cookies that do not travel, and nobody says so. */
export const silentCookies: readonly Profile[] = [
  {
    ...common,
    id: "cookies-not-sent",
    title: "Cookies not sent",
    lesson:
      "The server allows cookies, and the page does not send any: across origins fetch leaves them at home unless it is told otherwise. The session cookie is in the browser, and the server knows nobody.",
    cause: "Set credentials to true on the server, and only there.",
    shows: {
      scenario: {
        steps: [signOut, signIn(withCookies), whoAmI({}, 401)],
        why: "The last request said nothing of cookies, and the default for another origin is to send none.",
      },
      instruction: "Signs out, signs in, then asks who is signed in.",
    },
    change: 'Say credentials: "include" in every request that needs the session.',
    fix: "cookies-sent",
  },
  {
    ...common,
    id: "set-cookie-dropped",
    title: "Set-Cookie dropped",
    lesson:
      "A request without cookies does not take any either. The server answers the sign-in with Set-Cookie, the network panel shows it, and the browser throws it away, because the request had not asked for cookies.",
    cause: 'Wrote credentials: "include" into every request, but not into the sign-in.',
    shows: {
      scenario: {
        steps: [signOut, signIn({}), whoAmI(withCookies, 401)],
        why: "The answer to the sign-in carried Set-Cookie. That request was sent without cookies, so the browser kept none.",
      },
      instruction: "Signs out, signs in, then asks who is signed in.",
    },
    change: 'Say credentials: "include" in the request that signs in, too.',
    fix: "cookies-sent",
  },
  {
    ...common,
    id: "same-site-cookie",
    title: "A cookie of another site",
    lesson:
      "What a cookie calls a site is not an origin: ports do not count, so localhost:3000 and localhost:4000 are one site. 127.0.0.1 is another, though it is the same machine. A cookie that says SameSite=Lax, as this one does, is neither kept nor sent where a page of one site asks another.",
    cause: "Called the API by its number, because that is what the server printed when it started.",
    shows: {
      scenario: {
        steps: [
          signOut,
          { ...signIn(otherSite), prints: { firefox: [rejected] } },
          whoAmI(otherSite, 401),
        ],
        why: "Both requests to 127.0.0.1 asked for cookies, and CORS allowed them. The cookie says SameSite=Lax, and for this page 127.0.0.1 is another site.",
      },
      instruction: "Signs out, signs in at 127.0.0.1, then asks who is signed in.",
    },
    change:
      "Call the API as localhost, the page’s own site; else the cookie needs SameSite=None and Secure, and a browser that still takes such cookies.",
    fix: "cookies-sent",
  },
  {
    ...common,
    id: "cookies-sent",
    title: "Cookies sent and kept",
    lesson:
      "Both sides say yes: the server with Access-Control-Allow-Credentials, the page in each request that takes or sends a cookie. Page and API are of one site, so SameSite does not stand in the way.",
    cause: "Told the client once, in the one place that all requests go through.",
    shows: {
      scenario: {
        steps: [signOut, signIn(withCookies), whoAmI(withCookies, 200)],
        why: "Every request asked for cookies, the server allowed them, and the site is the same.",
      },
      instruction: "Signs out, signs in, then asks who is signed in.",
    },
    change: "Nothing: this is how a session works across origins.",
    fix: "cookies-sent",
  },
];
