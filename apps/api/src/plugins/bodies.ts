import fp from "fastify-plugin";

/**
 * Reads JSON, and only for a route that takes a body: a DELETE is no worse for a Content-Type with nothing behind it.
 * Fastify takes text/plain everywhere; here it is a lesson, and only creating an item takes it.
 */
export const bodies = fp(async (app) => {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    "application/json",
    { parseAs: "string" },
    (request, body, done) =>
      request.routeOptions.schema?.body === undefined ? done(null) : parse(request, body, done),
  );
});
