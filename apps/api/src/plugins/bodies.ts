import fp from "fastify-plugin";

/**
 * Parses JSON for the routes that take a body. Other routes ignore it: a DELETE with a Content-Type and no body is
 * valid. Fastify accepts text/plain on every route; here only creating an item does.
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
