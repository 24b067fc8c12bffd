import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const sentence = "Call this API as localhost, 127.0.0.1 or [::1]; it answers to no other name.";

/**
 * Accepts loopback names only. Otherwise any website could point its own name at 127.0.0.1 and call the API from
 * the same origin, where CORS does not apply (DNS rebinding).
 */
export const hostGuard = fp(async (app) => {
  app.addHook("onRequest", (request, _reply, done) => {
    if (loopbackHost.test(request.headers.host ?? "")) done();
    else done(new ApiError(421, "WRONG_HOST", sentence));
  });
});
