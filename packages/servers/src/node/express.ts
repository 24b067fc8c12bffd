import type { PluginOptions } from "@blocked/profiles";
import { generousMethods, respondsAnyway, unhandledOptions } from "../shared/differences.ts";
import { lacks, toUse } from "../shared/middleware.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

const write = ({ preflight, ...options }: PluginOptions) =>
  toUse({ ...options, ...(preflight === false ? { preflightContinue: true } : {}) });

const generous = generousMethods("The Express cors package");
const anyway = respondsAnyway(
  200,
  "Express then responds to OPTIONS by itself with 200 and the headers that cors has added, so the request is sent.",
);

const file = `import cors from "cors";
import express from "express";

const app = express();

// Before every middleware that may reject a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", (request, response) => {
  response.json({ items: [] });
});

const server = app.listen(Number(process.env.PORT ?? 4000), () => {
  console.log(\`Listening on http://localhost:\${server.address().port}\`);
});
`;

export const express: Server = {
  name: "Express",
  toSnippet: snippetWriter({
    none: {
      comment: "// cors is not used",
      differs: unhandledOptions(
        200,
        "Express responds to OPTIONS by itself with 200, but without a CORS header: Chromium prints the same line.",
      ),
    },
    lacks: lacks(
      "The Express cors package",
      "preflight",
      "preflightContinue",
      "optionsSuccessStatus",
    ),
    write,
    toDifference: ({ methods, preflight }) => {
      if (preflight === false) return anyway;
      return methods === undefined ? generous : null;
    },
  }),
  file: {
    name: "server.mjs",
    install: "npm install express cors",
    toText: (options) => fillFile(file, "//", write(options), options),
  },
};
