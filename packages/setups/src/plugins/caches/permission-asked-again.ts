import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  const before = { ...correct, maxAge: 0 };
  const after = { ...before, methods: ["GET", "HEAD", "POST"] };
  // The policy changes right after the first preflight for an address.
  const asked = new Set<string>();
  await app.register(cors, {
    delegator: (request, answer) => {
      answer(null, asked.has(request.url) ? after : before);
      if (asked.size > 100) asked.clear();
      if (request.method === "OPTIONS") asked.add(request.url);
    },
  });
  await app.register(routes.all);
};
