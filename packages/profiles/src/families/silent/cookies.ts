import type { Profile } from "../../model/profile.ts";
import type { ScenarioRequest, ScenarioStep } from "../../model/scenario.ts";
import { allAllowed } from "../shared/outcomes.ts";
import { plugin } from "../shared/policies.ts";

type Place = Pick<ScenarioRequest, "base" | "credentials">;

const withCookies = { credentials: "include" } as const;
/** The API under its other name: the same machine, and another site. */
const otherSite = { base: "http://127.0.0.1:{apiPort}/p/{id}", ...withCookies } as const;

const signOut: ScenarioStep = {
  does: "Sign out, to begin without a session",
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
const readSession = (place: Place, status: 200 | 401): ScenarioStep => ({
  does: place.credentials === undefined ? "Read the session" : "Read the session, with cookies",
  request: { path: "/session", ...place },
  sees: { status },
  exchanges: [`GET ${status}`],
});

const common = {
  policy: plugin(),
  fix: "cookies-sent",
  outcomes: allAllowed,
} satisfies Partial<Profile>;
const instruction = "Signs out, signs in, then reads the session.";

/** Cookies that the browser does not send or keep, without a message. */
export const silentCookies: readonly Profile[] = [
  {
    ...common,
    id: "cookies-not-sent",
    title: "Cookies not sent",
    lesson:
      'The server allows cookies, but the page does not send any. In a cross-origin request, fetch sends cookies only with credentials: "include". The browser has the session cookie, and the server gets a request without it.',
    cause: "The server allows credentials, and the script does not set them.",
    shows: {
      scenario: {
        steps: [signOut, signIn(withCookies), readSession({}, 401)],
        why: "The last request did not set credentials, and by default fetch sends no cookies with a cross-origin request.",
      },
      instruction,
    },
    change: 'Set credentials: "include" in every request that needs the session.',
  },
  {
    ...common,
    id: "set-cookie-dropped",
    title: "Set-Cookie dropped",
    lesson:
      "The browser dropped the session cookie, because the sign-in request was sent without cookies. Such a request does not store any either. The server responded with Set-Cookie, and the network panel shows it. Set credentials in the sign-in too.",
    cause: "Every request sets credentials except the sign-in.",
    shows: {
      scenario: {
        steps: [signOut, signIn({}), readSession(withCookies, 401)],
        why: "The response to the sign-in had Set-Cookie. The request was sent without credentials, so the browser stored nothing.",
      },
      instruction,
    },
    change: 'Set credentials: "include" in the sign-in request too.',
  },
  {
    ...common,
    id: "same-site-cookie",
    title: "Cookie of another site",
    lesson:
      "The browser did not store the cookie, because the page called the API as 127.0.0.1. localhost:3000 and localhost:4000 are one site, because ports do not count. 127.0.0.1 is another site, although it is the same machine. A cookie with SameSite=Lax, such as this one, is neither stored nor sent when a page of one site calls another.",
    cause: "The page calls the API as 127.0.0.1, the address that the server printed.",
    shows: {
      scenario: {
        steps: [
          signOut,
          { ...signIn(otherSite), prints: { firefox: [rejected] } },
          readSession(otherSite, 401),
        ],
        why: "Both requests to 127.0.0.1 set credentials, and CORS allowed them. The cookie has SameSite=Lax, and for this page 127.0.0.1 is another site.",
      },
      instruction: "Signs out, signs in at 127.0.0.1, then reads the session.",
    },
    change:
      "Call the API as localhost, the page’s own site. Otherwise the cookie needs SameSite=None and Secure, and a browser that still accepts such cookies.",
  },
  {
    ...common,
    id: "cookies-sent",
    title: "Cookies sent and stored",
    lesson:
      "Both sides allow cookies, so the browser stores and sends them. The server sends Access-Control-Allow-Credentials, and the page sets credentials in each request that stores or sends one. Page and API are one site, so SameSite does not block the cookie.",
    cause: "One function, which all requests use, sets credentials.",
    shows: {
      scenario: {
        steps: [signOut, signIn(withCookies), readSession(withCookies, 200)],
        why: "Every request set credentials, the server allowed them, and the site is the same.",
      },
      instruction,
    },
    change: "Nothing: this is how a session works across origins.",
  },
];
