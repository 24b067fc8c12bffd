/** A policy in words, or a mistake, which each server writes in its natural configuration. */
export type Case = {
  title: string;
  /** What the configuration is meant to say. */
  policy: string;
};

/** The origin that most policies allow. */
export const pageOrigin = "http://localhost:3000";

/** Another website, which most policies do not allow. */
export const otherOrigin = "https://app.example.test";

export const cases = {
  "wildcard-credentials": {
    title: "* with credentials",
    policy: "Every origin by *, and credentials.",
  },
  "method-missing": {
    title: "Method not listed",
    policy: `${pageOrigin}; GET and POST, but not PUT.`,
  },
  "header-missing": {
    title: "Request header not listed",
    policy: `${pageOrigin}; Content-Type, but not Authorization.`,
  },
  "other-origin": {
    title: "Origin not listed",
    policy: `Only ${otherOrigin}, while ${pageOrigin} asks.`,
  },
  "trailing-slash": {
    title: "Origin with a trailing slash",
    policy: `The origin written as ${pageOrigin}/.`,
  },
  "credentials-missing": {
    title: "Credentials not allowed",
    policy: `${pageOrigin} without credentials, while the page sends cookies.`,
  },
  "auth-before-cors": {
    title: "Authentication before CORS",
    policy: "A middleware that demands a token responds before CORS, also to preflights.",
  },
  "auth-after-cors": {
    title: "Authentication after CORS",
    policy: "The right order: CORS responds to the preflight, then the token is checked.",
  },
  none: { title: "No CORS at all", policy: "Nothing is switched on." },
  defaults: { title: "Defaults", policy: "Switched on without any option." },
  wildcard: { title: "* without credentials", policy: "Every origin by *, no credentials." },
  pattern: {
    title: "Subdomains by a pattern",
    policy: "Every subdomain of example.test, by a pattern.",
  },
  listed: {
    title: "All that is needed",
    policy: `${pageOrigin}; GET, POST, PUT, DELETE; Content-Type, Authorization; credentials.`,
  },
  "without-always": {
    title: "add_header without always",
    policy: "nginx only: headers on successful responses alone.",
  },
  "with-always": {
    title: "add_header with always",
    policy: "nginx only: headers on every response, errors too.",
  },
} as const satisfies Record<string, Case>;

export type CaseId = keyof typeof cases;

/** Every case, the mistakes first. */
export const caseIds = Object.keys(cases) as CaseId[];

/** The cases that only some servers know; the others need not serve them. */
export const nginxCases: readonly CaseId[] = ["without-always", "with-always"];
