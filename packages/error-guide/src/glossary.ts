/** The words that every lesson uses, each in a sentence or two. */
export const glossary: readonly (readonly [term: string, sentence: string])[] = [
  [
    "origin",
    "The scheme, host and port of a page or an API, as in http://localhost:3000. If one of the three differs, it is another origin.",
  ],
  [
    "CORS",
    "Cross-Origin Resource Sharing: the headers with which a server allows pages of other origins to read its responses. Their names begin with Access-Control-. The browser checks them, and blocks the response if they are missing.",
  ],
  [
    "preflight",
    "An OPTIONS request that the browser sends by itself before a cross-origin request that no HTML form could send: a PUT, a DELETE, JSON, a token.",
  ],
  [
    "handler",
    "The function of the server that does what a request asks for. A preflight never reaches it; a response that the browser blocks may have passed through it.",
  ],
  [
    "credentials",
    'Mainly cookies. In a cross-origin request, fetch sends and stores them only with credentials: "include", and the server has to allow that too. A token that your script sends is not one of them.',
  ],
  [
    "star, wildcard",
    "A * in place of a name, for every origin, method or header. It works only for a request without credentials, and by the standard never for the header Authorization.",
  ],
  [
    "site",
    "What SameSite in a cookie compares: roughly the host without its subdomains, whatever the port. localhost:3000 and localhost:4000 are two origins of one site.",
  ],
  [
    "opaque response",
    "A response that arrived and that your script may not read: status 0, no headers, an empty body.",
  ],
  [
    "CORS plugin",
    "The part of a framework that sends these headers: @fastify/cors in Fastify, CORSMiddleware in FastAPI, cors in Express.",
  ],
];
