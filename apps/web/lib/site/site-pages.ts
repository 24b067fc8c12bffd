/** The pages that are neither a profile, an error nor a lesson, with what a search engine and a link preview say. */
export const sitePages = {
  "/": {
    title: "Blocked by CORS: why, and the line to change",
    description:
      "Paste the red line from your console. See which check failed, what your server did, and the line to change in Fastify, FastAPI, Express, Hono, Koa or nginx.",
  },
  "/diagnose": {
    title: "Diagnose a CORS error",
    description:
      "Paste a line from the console of Chrome, Firefox or Safari. Get its meaning, its causes, how to tell them apart, and the fix.",
  },
  "/learn": {
    title: "Learn CORS",
    description:
      "A course on CORS in your own browser: predict, really send the request, see what happened, and repair the policy yourself.",
  },
  "/playground": {
    title: "CORS playground",
    description:
      "Compose a CORS policy and a request, see what your browser will do, and send it. You can also paste the responses of your own server.",
  },
  "/config": {
    title: "CORS configuration generator",
    description:
      "Enter your origins, methods, headers and cookies. Copy a CORS configuration that allows exactly that, for six servers.",
  },
  "/errors": {
    title: "CORS errors A to Z",
    description:
      "Every CORS error that Chromium, Firefox and WebKit report, in the order of the browser’s checks, each with its causes and fixes.",
  },
  "/matrix": {
    title: "CORS in every browser: the matrix",
    description:
      "Every CORS profile with every request: how it ends in Chromium, Firefox and WebKit, and how many requests the server sees.",
  },
  "/servers": {
    title: "The same CORS mistake in every server",
    description:
      "The same CORS policies and mistakes, run in real servers and proxies: what each responds, whether the handler runs, and what the browser then says.",
  },
  "/glossary": {
    title: "CORS glossary",
    description:
      "Origin, preflight, credentials, wildcard, opaque response: the words of CORS, each explained in a sentence or two.",
  },
} as const;

export type SitePath = keyof typeof sitePages;
