import type { PluginOptions } from "@blocked/profiles";
import { expect, test } from "vitest";
import { servers, serversById } from "./servers.ts";
import { toText } from "./shared/code.ts";
import { serverNames } from "./shared/names.ts";
import { type Needs, toOptions } from "./shared/whole-file.ts";

const byName = Object.fromEntries(servers.map((server) => [server.name, server]));
const toSnippet = (name: string, options: PluginOptions) => {
  const server = byName[name];
  if (server === undefined) throw new Error(`There is no server "${name}".`);
  return server.toSnippet({ kind: "plugin", options }, "http://localhost:3000");
};

test("servers › names without their code › the names of the list, in its order", () => {
  const names = Object.entries(serversById).map(([id, { name }]) => [id, name]);
  expect(Object.entries(serverNames)).toEqual(names);
});

const shown: [server: string, rule: string, options: PluginOptions, line: string][] = [
  ["FastAPI", "a list", { origin: ["http://a"] }, '    allow_origins=["http://a"],'],
  ["FastAPI", "one origin", { origin: "http://a" }, '    allow_origins=["http://a"],'],
  ["FastAPI", "every origin", { origin: true }, '    allow_origins=["*"],'],
  ["FastAPI", "no origin option", {}, '    allow_origins=["*"],'],
  ["FastAPI", "a whole pattern", { origin: { regex: "^a$" } }, '    allow_origin_regex="a",'],
  ["FastAPI", "an open pattern", { origin: { regex: "^a" } }, '    allow_origin_regex="a",'],
  [
    "FastAPI",
    "patterns in a list",
    { origin: ["b", { regex: "^a\\.$" }, { regex: "c" }] },
    '    allow_origin_regex="a\\\\.|c",',
  ],
  ["FastAPI", "credentials", { credentials: true }, "    allow_credentials=True,"],
  ["FastAPI", "no credentials", { credentials: false }, "    allow_credentials=False,"],
  ["FastAPI", "a wildcard", { methods: "*" }, '    allow_methods=["*"],'],
  ["FastAPI", "methods in a string", { methods: "GET, PUT" }, '    allow_methods=["GET", "PUT"],'],
  [
    "FastAPI",
    "a string that is no list",
    { allowedHeaders: "X-A X-B" },
    '    allow_headers=["X-A X-B"],',
  ],
  ["FastAPI", "exposed headers", { exposedHeaders: "X-A" }, '    expose_headers=["X-A"],'],
  ["FastAPI", "maxAge", { maxAge: 60 }, "    max_age=60,"],
  ["FastAPI", "CORS switched off", { origin: false }, "# CORSMiddleware is not added"],
  ["Express", "a pattern", { origin: { regex: "^a$" } }, "  origin: /^a$/,"],
  ["Express", "no preflight", { preflight: false }, "  preflightContinue: true,"],
  ["Express", "no options", {}, "app.use(cors());"],
  [
    "Hono",
    "a pattern",
    { origin: { regex: "^a$" } },
    "  origin: (origin) => (/^a$/.test(origin) ? origin : null),",
  ],
  [
    "Hono",
    "a pattern in a list",
    { origin: ["b", { regex: "^a$" }] },
    '  origin: (origin) => (origin === "b" || /^a$/.test(origin) ? origin : null),',
  ],
  ["Hono", "every origin", { origin: true }, "  origin: (origin) => origin,"],
  ["Hono", "a star in a list", { origin: ["b", "*"] }, '  origin: "*",'],
  ["Hono", "methods in a string", { methods: "GET, PUT" }, '  allowMethods: ["GET, PUT"],'],
  ["Hono", "exposed headers", { exposedHeaders: "X-A" }, '  exposeHeaders: ["X-A"],'],
  ["Hono", "CORS switched off", { origin: false }, "// cors is not used"],
  [
    "Koa",
    "a list",
    { origin: ["a", "b"] },
    '  origin: ({ headers: { origin } }) => (origin === "a" || origin === "b" ? origin : null),',
  ],
  ["Koa", "one origin", { origin: "http://a" }, '  origin: "http://a",'],
  ["Koa", "every origin", { origin: true }, "  origin: ({ headers: { origin } }) => origin,"],
  ["Koa", "a star in a list", { origin: ["b", "*"] }, '  origin: "*",'],
  ["Koa", "exposed headers", { exposedHeaders: ["X-A"] }, '  exposeHeaders: ["X-A"],'],
  ["nginx", "a list", { origin: ["http://a"] }, '    "http://a" $http_origin;'],
  ["nginx", "a pattern", { origin: { regex: "^a\\.b$" } }, '    "~^a\\\\.b$" $http_origin;'],
  [
    "nginx",
    "one origin",
    { origin: "http://a" },
    '    add_header Access-Control-Allow-Origin "http://a" always;',
  ],
  [
    "nginx",
    "every origin",
    { origin: true },
    "    add_header Access-Control-Allow-Origin $http_origin always;",
  ],
  [
    "nginx",
    "no allowedHeaders",
    {},
    "    add_header Access-Control-Allow-Headers $http_access_control_request_headers always;",
  ],
  ["nginx", "maxAge", { maxAge: 60 }, "    add_header Access-Control-Max-Age 60 always;"],
  [
    "nginx",
    "optionsSuccessStatus",
    { optionsSuccessStatus: 200 },
    "    if ($request_method = OPTIONS) { return 200; }",
  ],
];

test.for(shown)("%s snippet › %s › has its line", ([server, , options, line]) => {
  const { lines } = toSnippet(server, options);
  expect(toText(lines ?? []).split("\n")).toContain(line);
});

const absent: [server: string, options: PluginOptions][] = [
  ["FastAPI", { hook: "preHandler" }],
  ["FastAPI", { optionsSuccessStatus: 204 }],
  ["Express", { hook: "preHandler" }],
  ["Express", { strictPreflight: false }],
  ["Express", { cacheControl: 60 }],
  ["Hono", { preflight: false }],
  ["Hono", { optionsSuccessStatus: 200 }],
  ["Hono", { hook: "preHandler" }],
  ["Koa", { preflight: false }],
  ["Koa", { optionsSuccessStatus: 200 }],
  ["nginx", { hook: "preHandler" }],
];

test.for(absent)("%s snippet › %o › none, with the reason", ([server, options]) => {
  const snippet = toSnippet(server, options);
  expect(snippet).toEqual({ lines: null, reason: expect.stringMatching(/^.{20,}\.$/) });
});

const allFour = {
  origin: ["https://a.test"],
  credentials: true,
  methods: ["PUT"],
  allowedHeaders: ["X-A"],
};
const { s3 } = serversById;
const withCookies = servers.filter((server) => server !== s3);

test.for(withCookies)(
  "$name snippet › all four permissions › each line names its own",
  (server) => {
    const { lines } = server.toSnippet(
      { kind: "plugin", options: allFour },
      "http://localhost:3000",
    );
    const set = (lines ?? []).flatMap((line) => line.options);
    expect([...new Set(set)]).toEqual(["origin", "credentials", "methods", "allowedHeaders"]);
  },
);

/** What a server refuses, or would only seem to allow. */
const refused: [server: string, options: PluginOptions, reason: RegExp][] = [
  ["S3", allFour, /no cookies/],
  ["S3", { methods: ["PATCH"] }, /refuses “PATCH”/],
  ["axum", { origin: "*", credentials: true }, /refuses to start/],
  ["jub0bs/cors", { origin: "*", credentials: true }, /refuses to start/],
  ["jub0bs/cors", { origin: ["https://a.test/"] }, /is no origin/],
  ["Django", { origin: ["https://a.test/"] }, /corsheaders\.E014/],
  ["gin", { origin: ["null"] }, /has to begin with http/],
  ["ASP.NET Core", { origin: "*", credentials: true }, /exclude each other/],
  ["Rails", { origin: "*", credentials: true }, /never combines/],
  ["API Gateway", { origin: "*", credentials: true }, /exclude each other/],
];

test.for(refused)(
  "%s snippet › %o › none, because the server refuses it",
  ([server, options, reason]) => {
    expect(toSnippet(server, options)).toEqual({
      lines: null,
      reason: expect.stringMatching(reason),
    });
  },
);

const different: [server: string, options: PluginOptions, sentence: RegExp][] = [
  ["Flask", { origin: "*", credentials: true }, /every website may read/],
  ["Django", { origin: "*", credentials: true }, /every website may read/],
  ["Laravel", { origin: "*", credentials: true }, /every website may read/],
  ["Spring Boot", { origin: "*", credentials: true }, /500 without a CORS header/],
  ["h3", {}, /allows every method by \*/],
  ["NestJS", {}, /also allows PUT/],
  ["rs/cors", { origin: "https://a.test" }, /compares a single origin/],
];

test.for(different)(
  "%s snippet › %o › how it differs from Fastify",
  ([server, options, sentence]) => {
    expect(toSnippet(server, options)).toMatchObject({
      differs: { sentence: expect.stringMatching(sentence) },
    });
  },
);

const needs: Needs = {
  origins: ["*"],
  cookies: false,
  methods: ["GET"],
  headers: ["X-A"],
  exposed: [],
};

/** JSON has no comments; the page says it below the file. */
const commented = servers.filter(({ file }) => !file.name.endsWith(".json"));

test.for(commented)(
  "$name file › * without cookies › says what it means, not how to spell an origin",
  ({ file }) => {
    const text = file.toText(toOptions(needs));
    expect(text).toContain("Every website may read the responses.");
    expect(text).not.toContain("location.origin");
  },
);

test.for(servers)(
  "$name file › whatever is needed › names no host and no header that was not entered",
  ({ file }) => {
    const text = file.toText(
      toOptions({ ...needs, origins: ["https://app.test:8443"], cookies: true }),
    );
    const hosts = [...text.matchAll(/https?:\/\/[^\s"'`]+/g)].map(([url]) => url);
    const own = /^http:\/\/(?:127\.0\.0\.1:4001[;/]|localhost:\$)/;
    expect(hosts.filter((url) => !own.test(url))).toEqual(["https://app.test:8443"]);
    expect(text).not.toContain("Content-Type");
  },
);
