/** The words without which no lesson can be read, each in a sentence. */
export const terms: readonly (readonly [term: string, sentence: string])[] = [
  [
    "origin",
    "Where a page or an API comes from: scheme, host and port, as in http://localhost:3000. If one of the three differs, it is another origin.",
  ],
  [
    "CORS",
    "The headers, all beginning with Access-Control-, with which a server permits pages of other origins to read its answers. It is the browser that looks for them, and keeps the answer from your script where they are missing.",
  ],
  [
    "preflight",
    "The question that a browser asks by itself, with an OPTIONS request, before it sends to another origin what no HTML form could send: a PUT, a DELETE, JSON, a token.",
  ],
  [
    "credentials",
    'Cookies, above all. Across origins fetch neither sends nor keeps them unless it says credentials: "include", and the server has to allow that as well. A token that your script sends is none.',
  ],
  [
    "star, wildcard",
    "A * where a name belongs, for every origin, method or header. It counts only while the request carries no credentials, and by the standard never for the header Authorization.",
  ],
  [
    "site",
    "What SameSite in a cookie goes by: about the same as the host without its subdomains, whatever the port. So localhost:3000 and localhost:4000 are two origins of one site.",
  ],
  [
    "opaque answer",
    "One that came and that your script may not look into: status 0, no headers, an empty body.",
  ],
  [
    "the plugin",
    "@fastify/cors, which sends these headers for Fastify. In FastAPI it is CORSMiddleware.",
  ],
];
