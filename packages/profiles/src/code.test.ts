import { expect, test } from "vitest";
import { type OptionName, toFastApiCode, toFastifyCode, toSetupCode, toText } from "./code.ts";
import type { PluginOptions, Policy } from "./policy.ts";
import { optionNames } from "./read-policy.ts";

test("shows a policy as a Fastify developer would write it", () => {
  const options = { origin: ["http://localhost:3000"], credentials: true, methods: ["GET", "PUT"] };
  expect(toText(toFastifyCode({ kind: "plugin", options }))).toBe(
    [
      "await app.register(cors, {",
      '  origin: ["http://localhost:3000"],',
      "  credentials: true,",
      '  methods: ["GET", "PUT"],',
      "});",
    ].join("\n"),
  );
});

test("shows the same as a FastAPI developer would write it", () => {
  const options = { allow_origins: ["*"], allow_credentials: true };
  expect(toText(toFastApiCode({ options, differs: null }))).toBe(
    [
      "app.add_middleware(",
      "    CORSMiddleware,",
      '    allow_origins=["*"],',
      "    allow_credentials=True,",
      ")",
    ].join("\n"),
  );
});

test("tells which option a line sets, under either name", () => {
  const fastify = toFastifyCode({ kind: "plugin", options: { methods: ["GET"] } });
  const fastapi = toFastApiCode({ options: { allow_methods: ["GET"] }, differs: null });
  expect(fastify.map(({ options }) => options)).toEqual([[], ["methods"], []]);
  expect(fastapi.map(({ options }) => options)).toEqual([[], [], ["methods"], []]);
});

test("a policy that is not there leaves out every permission", () => {
  const [line] = toFastifyCode({ kind: "none" });
  expect(line?.options).toEqual(["origin", "credentials", "methods", "allowedHeaders"]);
});

const shown: [rule: string, options: PluginOptions, want: string, sets: OptionName[]][] = [
  ["an origin as a boolean", { origin: true }, "origin: true", ["origin"]],
  ["an origin as a text", { origin: "*" }, 'origin: "*"', ["origin"]],
  ["a pattern as a literal", { origin: { regex: "^a/b$" } }, "origin: /^a\\/b$/", ["origin"]],
  [
    "a list of texts and patterns",
    { origin: ["http://a", { regex: "\\.b$" }] },
    'origin: ["http://a", /\\.b$/]',
    ["origin"],
  ],
  ["an empty list", { origin: [] }, "origin: []", ["origin"]],
  ["credentials", { credentials: false }, "credentials: false", ["credentials"]],
  ["methods as a text", { methods: "GET, PUT" }, 'methods: "GET, PUT"', ["methods"]],
  [
    "allowed headers",
    { allowedHeaders: ["X-A", "X-B"] },
    'allowedHeaders: ["X-A", "X-B"]',
    ["allowedHeaders"],
  ],
  ["a text in quotes of its own", { methods: 'a"b\\' }, 'methods: "a\\"b\\\\"', ["methods"]],
  ["exposed headers, no permission", { exposedHeaders: "X-A" }, 'exposedHeaders: "X-A"', []],
  ["seconds", { maxAge: -1 }, "maxAge: -1", []],
  ["the answer's own cache", { cacheControl: 60 }, "cacheControl: 60", []],
  ["the same as a text", { cacheControl: "no-store" }, 'cacheControl: "no-store"', []],
  ["no preflight", { preflight: false }, "preflight: false", []],
  ["a preflight that is not strict", { strictPreflight: false }, "strictPreflight: false", []],
  ["a preflight that goes on", { preflightContinue: true }, "preflightContinue: true", []],
  ["a success", { optionsSuccessStatus: 200 }, "optionsSuccessStatus: 200", []],
  ["a hook", { hook: "preHandler" }, 'hook: "preHandler"', []],
];

test.for(shown)("the plugin's code shows %s", ([, options, want, sets]) => {
  expect(toFastifyCode({ kind: "plugin", options })).toEqual([
    { text: "await app.register(cors, {", options: [] },
    { text: `  ${want},`, options: sets, places: ["preflight-0", "response-0"] },
    { text: "});", options: [] },
  ]);
});

test("the plugin's own defaults are all of what the shortest code decides", () => {
  expect(toFastifyCode({ kind: "plugin", options: {} })).toEqual([
    {
      text: "await app.register(cors);",
      options: ["origin", "credentials", "methods", "allowedHeaders"],
      places: ["preflight-0", "response-0"],
    },
  ]);
});

test("every option has its row above", () => {
  const seen = new Set(shown.flatMap(([, options]) => Object.keys(options)));
  expect([...seen].toSorted()).toEqual([...optionNames].toSorted());
});

test("answers that no plugin gives are shown as they stand on the wire", () => {
  const policy: Policy = {
    kind: "raw",
    preflight: { status: 204, headers: [["access-control-allow-METHODS", "PUT"]] },
    response: {
      status: 302,
      headers: [
        ["Access-Control-Allow-Origin", "a, b"],
        ["Access-Control-Allow-Origin", ""],
        ["Access-Control-Allow-Credentials", "True"],
        ["Access-Control-Allow-Headers", "*"],
        ["Access-Control-Expose-Headers", "*"],
        ["Location", "{next}"],
      ],
    },
    next: { kind: "plugin", options: { origin: true } },
  };
  const code = toFastifyCode(policy);
  expect(toText(code).split("\n")).toEqual([
    "// the answer to a preflight",
    "HTTP/1.1 204",
    "access-control-allow-METHODS: PUT",
    "// the answer to the request",
    "HTTP/1.1 302",
    "Access-Control-Allow-Origin: a, b",
    "Access-Control-Allow-Origin: ",
    "Access-Control-Allow-Credentials: True",
    "Access-Control-Allow-Headers: *",
    "Access-Control-Expose-Headers: *",
    "Location: {next}",
    "// where {next} leads",
    "await app.register(cors, {",
    "  origin: true,",
    "});",
  ]);
  const sets = code.flatMap(({ text, options, places = [] }) =>
    options.length > 0 ? [[text, options.join(), ...places]] : [],
  );
  expect(sets).toEqual([
    ["access-control-allow-METHODS: PUT", "methods", "preflight-0"],
    ["Access-Control-Allow-Origin: a, b", "origin", "response-0"],
    ["Access-Control-Allow-Origin: ", "origin", "response-0"],
    ["Access-Control-Allow-Credentials: True", "credentials", "response-0"],
    ["Access-Control-Allow-Headers: *", "allowedHeaders", "response-0"],
    ["  origin: true,", "origin", "preflight-1", "response-1"],
  ]);
});

test("a set-up's lines are on the upstreamIssues of the options that they set", () => {
  const text = [
    'import cors from "@fastify/cors";',
    "",
    "  await app.register(cors, correct);",
    '  await app.register(cors, { ...correct, origin: "x" });',
    "    origin: (origin, answer) => {",
    "  app.addHook();",
  ].join("\n");
  const all = ["origin", "credentials", "methods", "allowedHeaders"];
  expect(toSetupCode(text).map(({ options }) => options)).toEqual([
    all,
    ["origin"],
    ["origin"],
    [],
  ]);
});
