import { expect, test } from "vitest";
import { toText } from "../code.ts";
import type { PluginOptions, Policy } from "../policy.ts";
import { toExpressCode } from "./express.ts";
import { toHonoCode } from "./hono.ts";
import { toNginxCode } from "./nginx.ts";

const servers = { express: toExpressCode, hono: toHonoCode, nginx: toNginxCode };
type Server = keyof typeof servers;

const shown: [server: Server, rule: string, options: PluginOptions, line: string][] = [
  ["express", "a pattern", { origin: { regex: "^a$" } }, "  origin: /^a$/,"],
  ["express", "no preflight", { preflight: false }, "  preflightContinue: true,"],
  ["express", "nothing", {}, "app.use(cors());"],
  [
    "hono",
    "a pattern",
    { origin: { regex: "^a$" } },
    "  origin: (origin) => (/^a$/.test(origin) ? origin : null),",
  ],
  [
    "hono",
    "a pattern in a list",
    { origin: ["b", { regex: "^a$" }] },
    '  origin: (origin) => (origin === "b" || /^a$/.test(origin) ? origin : null),',
  ],
  ["hono", "any origin", { origin: true }, "  origin: (origin) => origin,"],
  ["hono", "a star in a list", { origin: ["b", "*"] }, '  origin: "*",'],
  ["hono", "methods as a text", { methods: "GET, PUT" }, '  allowMethods: ["GET, PUT"],'],
  ["hono", "exposed headers", { exposedHeaders: "X-A" }, '  exposeHeaders: ["X-A"],'],
  ["hono", "no CORS at all", { origin: false }, "// cors is not used"],
  ["nginx", "a list", { origin: ["http://a"] }, '    "http://a" $http_origin;'],
  ["nginx", "a pattern", { origin: { regex: "^a\\.b$" } }, '    "~^a\\\\.b$" $http_origin;'],
  [
    "nginx",
    "a text",
    { origin: "http://a" },
    '    add_header Access-Control-Allow-Origin "http://a" always;',
  ],
  [
    "nginx",
    "any origin",
    { origin: true },
    "    add_header Access-Control-Allow-Origin $http_origin always;",
  ],
  [
    "nginx",
    "headers left out",
    {},
    "    add_header Access-Control-Allow-Headers $http_access_control_request_headers always;",
  ],
  ["nginx", "a memory", { maxAge: 60 }, "    add_header Access-Control-Max-Age 60 always;"],
  [
    "nginx",
    "a success",
    { optionsSuccessStatus: 200 },
    "    if ($request_method = OPTIONS) { return 200; }",
  ],
];

test.for(shown)("%s shows %s", ([server, , options, line]) => {
  const { lines } = servers[server]({ kind: "plugin", options });
  expect(toText(lines ?? []).split("\n")).toContain(line);
});

const absent: [Server, PluginOptions][] = [
  ["express", { hook: "preHandler" }],
  ["express", { strictPreflight: false }],
  ["express", { cacheControl: 60 }],
  ["hono", { preflight: false }],
  ["hono", { optionsSuccessStatus: 200 }],
  ["hono", { hook: "preHandler" }],
  ["nginx", { hook: "preHandler" }],
];

test.for(absent)("%s has nothing for %o, and says why", ([server, options]) => {
  const code = servers[server]({ kind: "plugin", options });
  expect(code).toEqual({ lines: null, reason: expect.stringMatching(/^.{20,}\.$/) });
});

test("each line of an option is on its thread", () => {
  const options = {
    origin: ["http://a"],
    credentials: true,
    methods: ["PUT"],
    allowedHeaders: ["X-A"],
  };
  const policy: Policy = { kind: "plugin", options };
  for (const toCode of Object.values(servers)) {
    const set = (toCode(policy).lines ?? []).flatMap((line) => line.options);
    expect([...new Set(set)]).toEqual(["origin", "credentials", "methods", "allowedHeaders"]);
  }
});
