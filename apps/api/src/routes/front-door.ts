import { profiles } from "@blocked/profiles";
import type { FastifyPluginAsync } from "fastify";

/** What a person sees who opens the API itself. */
export const frontDoor: FastifyPluginAsync<{ pageOrigin: string; apiOrigin: string }> = async (
  app,
  { pageOrigin, apiOrigin },
) => {
  const width = Math.max(...profiles.map((profile) => profile.id.length));
  const lines = profiles.map(
    ({ id }) =>
      `  ${id.padEnd(width)}  curl -i -H 'Origin: ${pageOrigin}' ${apiOrigin}/p/${id}/items`,
  );
  const text = [
    "Blocked by CORS: the API.",
    "",
    `The lab is at ${pageOrigin}; it calls this API through one profile at a time:`,
    "",
    ...lines,
    "",
    "Every one of these answers curl, and opens in the address bar: the server never blocks anything.",
    "CORS is a permission that a browser looks for before it hands an answer to the script of a page from",
    "another origin. curl runs no such script, and the address bar is not a page.",
    "",
    `Also here: ${apiOrigin}/openapi.json, ${apiOrigin}/health`,
    "",
  ].join("\n");

  app.get("/", { schema: { hide: true } }, async (_request, reply) => {
    reply.type("text/plain; charset=utf-8");
    return text;
  });
  app.get("/health", { schema: { hide: true } }, async () => ({
    status: "ok",
    profiles: profiles.length,
  }));
};
