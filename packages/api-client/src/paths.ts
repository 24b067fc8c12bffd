/** Where everything is. A profile's base is `<api>/p/<id>`; the rest of the lab stands outside all profiles. */
export const paths = {
  profile: (id: string) => `/p/${id}`,
  items: "/items",
  item: (id: number) => `/items/${id}`,
  session: "/session",
  witness: "/witness",
  record: (trace: string) => `/witness/${trace}`,
  prediction: (request: string, engine = "chromium") =>
    `/prediction?request=${request}&engine=${engine}`,
  reset: "/reset",
  health: "/health",
};

/** The cookie that carries the session. Cookies ignore ports, so its name has to be unlike any other's. */
export const sessionCookie = "blocked_by_cors_session";

/** The one user there is. Not a secret: the page shows it. */
export const demoUser = { username: "demo", password: "let-me-in" };
