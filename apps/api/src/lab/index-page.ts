import { needsKey, type Profile } from "@blocked/profiles";
import type { FastifyPluginAsync } from "fastify";

/** Lists a curl command for each profile that answers without a live key. */
export const indexPage: FastifyPluginAsync<{
  pageOrigin: string;
  apiOrigin: string;
  profiles: readonly Profile[];
}> = async (app, { pageOrigin, apiOrigin, profiles }) => {
  const open = profiles.filter((profile) => !needsKey(profile));
  const width = Math.max(...open.map((profile) => profile.id.length));
  const lines = open.map(
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
    `${profiles.length - open.length} more let in other pages too, and so answer nobody but the lab's own.`,
    "",
    "Every one of these answers curl, and opens in the address bar: the server never blocks anything.",
    "CORS is a permission that a browser looks for before it hands an answer to the script of a page from",
    "another origin. curl runs no such script, and the address bar is not a page.",
    "",
    `Also here: ${apiOrigin}/docs, ${apiOrigin}/openapi.json, ${apiOrigin}/health`,
    "",
  ].join("\n");

  app.get("/", { schema: { hide: true } }, async (_request, reply) => {
    reply.type("text/plain; charset=utf-8");
    return text;
  });
};
