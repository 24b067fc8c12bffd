import { optionNames, type PluginOptions, type Policy } from "@blocked/profiles";
import { expect, test } from "vitest";
import { toFastifyCode, toSetupCode } from "./fastify.ts";
import { type OptionName, toText } from "../shared/code.ts";

test("Fastify snippet › plugin options › one register call", () => {
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

test("Fastify snippet › no plugin › a comment that leaves out all four permissions", () => {
  const [line] = toFastifyCode({ kind: "none" });
  expect(line?.options).toEqual(["origin", "credentials", "methods", "allowedHeaders"]);
});

const shown: [rule: string, options: PluginOptions, want: string, sets: OptionName[]][] = [
  ["origin as a boolean", { origin: true }, "origin: true", ["origin"]],
  ["origin as a string", { origin: "*" }, 'origin: "*"', ["origin"]],
  ["origin as a pattern", { origin: { regex: "^a/b$" } }, "origin: /^a\\/b$/", ["origin"]],
  [
    "origin as a list of strings and patterns",
    { origin: ["http://a", { regex: "\\.b$" }] },
    'origin: ["http://a", /\\.b$/]',
    ["origin"],
  ],
  ["origin as an empty list", { origin: [] }, "origin: []", ["origin"]],
  ["credentials", { credentials: false }, "credentials: false", ["credentials"]],
  ["methods as a string", { methods: "GET, PUT" }, 'methods: "GET, PUT"', ["methods"]],
  [
    "allowed headers",
    { allowedHeaders: ["X-A", "X-B"] },
    'allowedHeaders: ["X-A", "X-B"]',
    ["allowedHeaders"],
  ],
  ["quotes inside a string", { methods: 'a"b\\' }, 'methods: "a\\"b\\\\"', ["methods"]],
  ["exposed headers", { exposedHeaders: "X-A" }, 'exposedHeaders: "X-A"', []],
  ["maxAge", { maxAge: -1 }, "maxAge: -1", []],
  ["cacheControl in seconds", { cacheControl: 60 }, "cacheControl: 60", []],
  ["cacheControl as a string", { cacheControl: "no-store" }, 'cacheControl: "no-store"', []],
  ["preflight", { preflight: false }, "preflight: false", []],
  ["strictPreflight", { strictPreflight: false }, "strictPreflight: false", []],
  ["preflightContinue", { preflightContinue: true }, "preflightContinue: true", []],
  ["optionsSuccessStatus", { optionsSuccessStatus: 200 }, "optionsSuccessStatus: 200", []],
  ["hook", { hook: "preHandler" }, 'hook: "preHandler"', []],
];

test.for(shown)(
  "Fastify snippet › %s › one line with its permission",
  ([, options, want, sets]) => {
    expect(toFastifyCode({ kind: "plugin", options })).toEqual([
      { text: "await app.register(cors, {", options: [] },
      { text: `  ${want},`, options: sets, places: ["preflight-0", "response-0"] },
      { text: "});", options: [] },
    ]);
  },
);

test("Fastify snippet › no options › one line that decides all four permissions", () => {
  expect(toFastifyCode({ kind: "plugin", options: {} })).toEqual([
    {
      text: "await app.register(cors);",
      options: ["origin", "credentials", "methods", "allowedHeaders"],
      places: ["preflight-0", "response-0"],
    },
  ]);
});

test("Fastify snippet › every plugin option has a row in the table of this test", () => {
  const seen = new Set(shown.flatMap(([, options]) => Object.keys(options)));
  expect([...seen].toSorted()).toEqual([...optionNames].toSorted());
});

test("Fastify snippet › raw responses › the lines of the wire, hop by hop", () => {
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
    "// the response to a preflight",
    "HTTP/1.1 204",
    "access-control-allow-METHODS: PUT",
    "// the response to the request",
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

test("Set-up code › each line names the permissions that it sets, imports left out", () => {
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
