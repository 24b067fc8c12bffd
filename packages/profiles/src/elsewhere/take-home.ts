import { type CodeLine, toFastApiCode, toFastifyCode } from "../code.ts";
import type { PluginOptions, Policy } from "../policy.ts";
import { toExpressCode } from "./express.ts";
import { toHonoCode } from "./hono.ts";
import { toNginxCode } from "./nginx.ts";

/** What a front end needs from an API of another origin. */
export type Needs = {
  origins: string[];
  cookies: boolean;
  methods: string[];
  /** Beside Content-Type, which JSON needs. */
  headers: string[];
  /** Of the answer, for scripts to read. */
  exposed: string[];
};

/** A whole file to copy: its name, what installs its libraries, and its text. */
export type TakeHome = { server: string; file: string; install: string | null; text: string };

/** The needs as the plugin's options; nothing is left to a default, for the defaults differ. */
function toOptions({ origins, cookies, methods, headers, exposed }: Needs): PluginOptions {
  return {
    origin: origins,
    credentials: cookies,
    methods,
    allowedHeaders: ["Content-Type", ...headers],
    ...(exposed.length > 0 ? { exposedHeaders: exposed } : {}),
  };
}

/** The same permissions as a whole file for each server. */
export function toTakeHome(needs: Needs): TakeHome[] {
  const options = toOptions(needs);
  const policy: Policy = { kind: "plugin", options };
  return [
    {
      server: "Fastify",
      file: "server.mjs",
      install: "npm install fastify @fastify/cors",
      text: fill(fastifyFile, note(toFastifyCode(policy), "  // ")),
    },
    {
      server: "FastAPI",
      file: "main.py",
      install: 'pip install "fastapi[standard]"',
      text: fill(fastApiFile, note(toFastApi(options), "    # ")),
    },
    {
      server: "Express",
      file: "server.mjs",
      install: "npm install express cors",
      text: fill(expressFile, note(toExpressCode(policy).lines, "  // ")),
    },
    {
      server: "Hono",
      file: "server.mjs",
      install: "npm install hono @hono/node-server",
      text: fill(honoFile, note(toHonoCode(policy).lines, "  // ")),
    },
    { server: "nginx", file: "api.conf", install: null, text: toNginxFile(policy) },
  ];
}

const fill = (file: string, configuration: string) => file.replace("{cors}", () => configuration);

const exact = "Exactly what location.origin says in the page: no path, no slash at the end.";
const cookies = 'Cookies: the page also has to ask, with credentials: "include".';
const named = "Named one by one: with cookies a star would be the name of a method.";
const headers = "Named one by one: with cookies a star would be the name of a header.";
const exposed = "Without this a script sees only the seven headers that are always readable.";

/** The traps, by the name of the line that each stands above. */
const traps: Partial<Record<string, string>> = {
  origin: exact,
  allow_origins: exact,
  credentials: cookies,
  allow_credentials: cookies,
  methods: named,
  allowMethods: named,
  allow_methods: named,
  allowedHeaders: headers,
  allowHeaders: headers,
  allow_headers: headers,
  exposedHeaders: exposed,
  exposeHeaders: exposed,
  expose_headers: exposed,
};

function note(lines: readonly CodeLine[] | null, mark: string): string {
  return (lines ?? [])
    .flatMap(({ text }) => {
      const [, name = ""] = /^ +(\w+)(?:[:=])(?! ?false)/i.exec(text) ?? [];
      const trap = traps[name];
      return trap === undefined ? [text] : [mark + trap, text];
    })
    .join("\n");
}

function toFastApi({
  origin,
  credentials,
  methods,
  allowedHeaders,
  exposedHeaders,
}: PluginOptions) {
  const lists = {
    allow_origins: origin,
    allow_credentials: credentials,
    allow_methods: methods,
    allow_headers: allowedHeaders,
    expose_headers: exposedHeaders,
  };
  const options = Object.fromEntries(
    Object.entries(lists).filter(([, value]) => value !== undefined),
  ) as Record<string, boolean | string[]>;
  return toFastApiCode({ options, differs: null });
}

const fastifyFile = `import Fastify from "fastify";
import cors from "@fastify/cors";

const app = Fastify();

// Before every hook that may refuse a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", async () => ({ items: [] }));

const address = await app.listen({ port: Number(process.env.PORT ?? 4000) });
console.log(\`Listening on \${address}\`);
`;

const expressFile = `import cors from "cors";
import express from "express";

const app = express();

// Before every middleware that may refuse a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", (request, response) => {
  response.json({ items: [] });
});

const server = app.listen(Number(process.env.PORT ?? 4000), () => {
  console.log(\`Listening on http://localhost:\${server.address().port}\`);
});
`;

const honoFile = `import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";

const app = new Hono();

// Before every middleware that may refuse a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", (context) => context.json({ items: [] }));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 4000) }, ({ port }) => {
  console.log(\`Listening on http://localhost:\${port}\`);
});
`;

const fastApiFile = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()


@app.get("/items")
def read_items():
    return {"items": []}


# After every other middleware: the one that is added last is asked first, and a preflight carries no token.
# An error that nobody catches is answered outside of it, without CORS: catch it with an exception handler.
{cors}
`;

function toNginxFile(policy: Policy): string {
  const lines = toNginxCode(policy).lines?.map(({ text }) => text) ?? [];
  const start = lines.indexOf("location / {");
  return [
    "# Inside of http { }. The app behind must not send headers of CORS too: two of one name are an error.",
    `# ${exact}`,
    ...lines.slice(0, start),
    "",
    "server {",
    "    listen 4000;",
    "",
    "    # “always”: without it an answer with 404 or 500 has no header of CORS.",
    "    # Keep them together: a block with an add_header of its own takes over none of these.",
    ...lines.slice(start).map((line) => `    ${line}`),
    "}",
    "",
  ].join("\n");
}
