import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

type Problem = [kind: string, key: string, meant: string | null];

const rows: [
  what: string,
  text: string,
  servers: string[],
  options: object,
  problems: Problem[],
][] = [
  [
    "@fastify/cors with Hono's names",
    'await app.register(cors, { origin: ["https://www.example.com"], allowHeaders: ["Content-Type", "X-Tenant"], allowMethods: ["PUT"] })',
    ["fastify"],
    { origin: ["https://www.example.com"], allowMethods: ["PUT"] },
    [
      ["unknown", "allowHeaders", "allowedHeaders"],
      ["unknown", "allowMethods", "methods"],
    ],
  ],
  [
    "@fastify/cors, required in the call",
    "fastify.register(require('@fastify/cors'), {\n  origin: true, // everybody\n  exposeHeaders: 'X-Total',\n  hook: 'preHandler',\n})",
    ["fastify"],
    { origin: true, hook: "preHandler" },
    [["unknown", "exposeHeaders", "exposedHeaders"]],
  ],
  [
    "@fastify/cors with FastAPI's names",
    "fastify.register(fastifyCors, { allow_origins: ['*'], allow_credentials: true })",
    ["fastify"],
    {},
    [
      ["unknown", "allow_origins", "origin"],
      ["unknown", "allow_credentials", "credentials"],
    ],
  ],
  [
    "Express with Hono's names and a word for credentials",
    "const cors = require('cors');\nconst corsOptions = {\n  origin: function (origin, callback) {\n    callback(null, origin === 'https://a.example');\n  },\n  allowMethods: 'GET,PUT',\n  credentials: \"include\",\n};\napp.use(cors(corsOptions));",
    ["express"],
    { allowMethods: "GET,PUT" },
    [
      ["unknown", "allowMethods", "methods"],
      ["value", "credentials", "credentials"],
    ],
  ],
  [
    "Express with a slash at the end and options in the wrong place",
    "import cors from 'cors';\napp.use(cors({ origin: 'https://www.example.com/', cors: { methods: ['PUT'], allowedHeaders: '*' } }));",
    ["express"],
    {},
    [
      ["value", "origin", "origin"],
      ["misplaced", "cors", null],
    ],
  ],
  [
    "Express with a list in a text",
    'const express = require("express");\napp.use(cors({ origin: "https://a.example, https://b.example", maxage: 600 }))',
    ["express"],
    {},
    [
      ["value", "origin", "origin"],
      ["unknown", "maxage", "maxAge"],
    ],
  ],
  [
    "Hono with Express's names",
    "import { cors } from 'hono/cors'\napp.use('/api/*', cors({ origin: 'https://www.example.com', allowedHeaders: ['X-Tenant'], methods: ['PUT'] }))",
    ["hono"],
    {},
    [
      ["unknown", "allowedHeaders", "allowHeaders"],
      ["unknown", "methods", "allowMethods"],
    ],
  ],
  [
    "Koa with a misspelt name",
    "const cors = require('@koa/cors');\napp.use(cors({ origin: '*', allowMethod: 'PUT', keepHeaderOnError: true }));",
    ["koa"],
    {},
    [
      ["unknown", "allowMethod", "allowMethods"],
      ["unknown", "keepHeaderOnError", "keepHeadersOnError"],
    ],
  ],
  [
    "FastAPI with a text for a list and a name in the singular",
    'app.add_middleware(\n    CORSMiddleware,\n    allow_origins="https://www.example.com",  # the page\n    allow_method=["*"],\n    allow_credentials=True,\n)',
    ["fastapi"],
    { allow_credentials: true },
    [
      ["value", "allow_origins", "allow_origins"],
      ["unknown", "allow_method", "allow_methods"],
    ],
  ],
  [
    "FastAPI with variables",
    'origins = ["https://www.example.com/"]\napp.add_middleware(CORSMiddleware, allow_origins=origins, expose_header=["X-Total"], max_age=600)',
    ["fastapi"],
    { max_age: 600 },
    [["unknown", "expose_header", "expose_headers"]],
  ],
  [
    "Starlette's list of middleware",
    "middleware = [Middleware(CORSMiddleware, allow_origins=['https://www.example.com/app'], allowed_headers=('X-A', 'X-B'))]",
    ["fastapi"],
    {},
    [
      ["value", "allow_origins", "allow_origins"],
      ["unknown", "allowed_headers", "allow_headers"],
    ],
  ],
  [
    "a correct configuration",
    "app.register(cors, { origin: /^https:\\/\\/([a-z0-9-]+\\.)*example\\.com$/, methods: ['GET', 'PUT'], allowedHeaders: null, credentials: true, maxAge: 86_400 })",
    ["fastify"],
    { credentials: true, maxAge: 86_400, allowedHeaders: null },
    [],
  ],
  [
    "options alone, in the names of two libraries",
    '{ origin: "https://a.example", allowMethods: ["GET"], allowHeaders: ["x"] }',
    ["hono", "koa"],
    { origin: "https://a.example" },
    [],
  ],
  [
    "FastAPI with a star, cookies and a raw pattern",
    'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_origin_regex=r"https://.*", allow_credentials=True)',
    ["fastapi"],
    { allow_origin_regex: "https://.*" },
    [["insecure", "allow_origins", "allow_origins"]],
  ],
  [
    "@fastify/cors that repeats the origin, with cookies",
    "app.register(cors, { origin: true, credentials: true })",
    ["fastify"],
    { origin: true },
    [["insecure", "origin", "origin"]],
  ],
  [
    "Express with a star and cookies",
    "const cors = require('cors');\napp.use(cors({ origin: '*', credentials: true }))",
    ["express"],
    { origin: "*" },
    [["value", "origin", "origin"]],
  ],
  [
    "nginx that repeats the origin, with cookies",
    "location / {\n  if ($request_method = OPTIONS) { return 204; }\n  add_header Access-Control-Allow-Origin $http_origin always;\n  add_header Access-Control-Allow-Credentials true always;\n}",
    ["nginx"],
    {},
    [["insecure", "Access-Control-Allow-Origin", null]],
  ],
  [
    "nginx without always, and a name in the singular",
    "location /api/ {\n    if ($request_method = 'OPTIONS') {\n        add_header 'Access-Control-Allow-Origin' '*';\n        add_header 'Access-Control-Allow-Method' 'GET, PUT';\n        return 204;\n    }\n    add_header Access-Control-Allow-Origin *;\n    proxy_pass http://app;\n}",
    ["nginx"],
    {},
    [
      ["unknown", "Access-Control-Allow-Method", "access-control-allow-methods"],
      ["value", "Access-Control-Allow-Origin", "Access-Control-Allow-Origin … always"],
      ["misplaced", "add_header", null],
    ],
  ],
  [
    "nginx with two origins in one line, and nothing for OPTIONS",
    'server {\n  add_header Access-Control-Allow-Origin "https://a.example https://b.example" always;\n}',
    ["nginx"],
    {},
    [
      ["value", "Access-Control-Allow-Origin", null],
      ["misplaced", "OPTIONS", null],
    ],
  ],
  [
    "nginx with the header twice",
    "server {\n  if ($request_method = OPTIONS) { return 204; }\n  add_header Access-Control-Allow-Origin https://a.example always;\n  add_header Access-Control-Allow-Origin https://b.example always;\n}",
    ["nginx"],
    {},
    [["value", "Access-Control-Allow-Origin", null]],
  ],
];

test.for(rows)("readPaste › %s › options and problems", ([, text, servers, options, problems]) => {
  const { kinds, configuration } = readPaste(text);
  expect(kinds).toEqual(["configuration"]);
  expect(configuration?.servers).toEqual(servers);
  expect(configuration?.options).toMatchObject(options);
  expect(configuration?.problems.map(({ kind, key, meant }) => [kind, key, meant])).toEqual(
    problems,
  );
});

test("readPaste › a configuration with code › the code is kept as text and not run", () => {
  const { configuration } = readPaste(
    "app.use(cors({ origin: (() => { throw new Error('run') })(), methods: [process.exit(1)] }))",
  );
  expect(configuration?.options["methods"]).toEqual([{ text: "process.exit(1)" }]);
});

test.for([
  ["(origin, callback) => callback(null, true)", ["insecure"]],
  ["(origin, callback) => callback(null, origin)", ["insecure"]],
  ["origin => origin", ["insecure"]],
  ["(origin, callback) => callback(null, list.includes(origin))", []],
] as const)("readConfiguration › cookies, and the origin %s › %s", ([origin, kinds]) => {
  const text = `app.use(cors({ origin: ${origin}, credentials: true }))`;
  const { configuration } = readPaste(text);
  expect(configuration?.servers).not.toContain("fastify");
  expect(configuration?.problems.map(({ kind }) => kind)).toEqual(kinds);
});
