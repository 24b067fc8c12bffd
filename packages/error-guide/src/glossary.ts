/** The words that every lesson uses, each in a sentence or two. */
export const glossary: readonly (readonly [term: string, sentence: string])[] = [
  [
    "origin",
    "Where a page or an API comes from: scheme, host and port, as in http://localhost:3000. If one of the three differs, it is another origin.",
  ],
  [
    "CORS",
    "The headers, all beginning with Access-Control-, with which a server allows pages of other origins to read its responses. The browser checks them, and blocks the response where they are missing.",
  ],
  [
    "preflight",
    "An OPTIONS request that the browser sends by itself before a cross-origin request that no HTML form could send: a PUT, a DELETE, JSON, a token.",
  ],
  [
    "credentials",
    'Cookies, above all. Across origins fetch neither sends nor stores them unless it sets credentials: "include", and the server has to allow that as well. A token that your script sends is not one of them.',
  ],
  [
    "star, wildcard",
    "A * in place of a name, for every origin, method or header. It works only for a request without credentials, and by the standard never for the header Authorization.",
  ],
  [
    "site",
    "What SameSite in a cookie compares: about the same as the host without its subdomains, whatever the port. So localhost:3000 and localhost:4000 are two origins of one site.",
  ],
  [
    "opaque response",
    "A response that arrived and that your script may not read: status 0, no headers, an empty body.",
  ],
  [
    "the plugin",
    "@fastify/cors, which sends these headers for Fastify. In FastAPI it is CORSMiddleware.",
  ],
];
