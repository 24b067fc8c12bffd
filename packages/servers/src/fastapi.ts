import type { Pattern, PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, plain, setting } from "./shared/code.ts";
import { isSingleOrigin } from "./shared/differences.ts";
import { lacks } from "./shared/middleware.ts";
import { type Server, snippetWriter } from "./shared/server.ts";
import { fillFile } from "./shared/whole-file.ts";

export type ArgumentValue = boolean | number | string | string[];
type Argument = [name: string, value: ArgumentValue, option: string];

/** The options as keyword arguments of CORSMiddleware. */
export function toArguments(options: PluginOptions): Argument[] {
  const { origin = "*", credentials, methods, allowedHeaders, exposedHeaders, maxAge } = options;
  const origins = [origin === true ? "*" : origin].flat();
  const patterns = origins.filter((one): one is Pattern => typeof one === "object");
  const names = origins.filter((one) => typeof one === "string");
  const given: [name: string, value: ArgumentValue | undefined, option: string][] = [
    ["allow_origins", names.length > 0 ? names : undefined, "origin"],
    ["allow_origin_regex", patterns.map(toWhole).join("|") || undefined, "origin"],
    ["allow_credentials", credentials, "credentials"],
    ["allow_methods", toList(methods), "methods"],
    ["allow_headers", toList(allowedHeaders), "allowedHeaders"],
    ["expose_headers", toList(exposedHeaders), "exposedHeaders"],
    ["max_age", maxAge, "maxAge"],
  ];
  return given.filter((one): one is Argument => one[1] !== undefined);
}

/** CORSMiddleware matches a pattern with the whole origin, so ^ and $ say nothing. */
const toWhole = ({ regex }: Pattern) => regex.replace(/^\^/, "").replace(/\$$/, "");

const toList = (value: string | string[] | undefined) =>
  typeof value === "string" ? value.split(/, */) : value;

const toPython = (value: Argument[1]) =>
  typeof value === "boolean" ? (value ? "True" : "False") : literal(value);

const write = (options: PluginOptions): CodeLine[] => [
  plain("app.add_middleware("),
  plain("    CORSMiddleware,"),
  ...toArguments(options).map(([name, value, option]) =>
    setting(option, `    ${name}=${toPython(value)},`),
  ),
  plain(")"),
];

const isOpenPattern = ({ origin }: PluginOptions) =>
  [origin].flat().some((one) => typeof one === "object" && !/^\^.*\$$/.test(one.regex));

/** Where the middleware differs from @fastify/cors; the first rule that applies is shown. */
const rules: [applies: (options: PluginOptions) => unknown, sentence: string][] = [
  [
    ({ preflight }) => preflight === false,
    "FastAPI has no such switch: its middleware responds to every preflight itself.",
  ],
  [
    isOpenPattern,
    "FastAPI compares the pattern with the whole origin, as if it stood between ^ and $, so this website is rejected there.",
  ],
  [
    isSingleOrigin,
    "FastAPI compares the request’s origin with a list and never names another origin: Chromium then says that the header is missing.",
  ],
  [
    ({ origin, credentials }) => origin === "*" && credentials,
    "Since Starlette 1.0 (February 2026) FastAPI responds to any origin with that origin’s own name here: no error, but every website may read a signed-in person’s data.",
  ],
  [
    ({ origin, credentials }) => origin === true && credentials,
    "Since Starlette 1.0 (February 2026) FastAPI does the same for a star with credentials: the same hole.",
  ],
  [
    ({ methods }) => methods === undefined,
    "By default FastAPI allows only GET, and no request header that needs permission.",
  ],
  [
    ({ methods }) => methods === "*",
    "In FastAPI the star is no wildcard of HTTP: the response lists every method by name.",
  ],
  [
    ({ methods }) => typeof methods === "string",
    "FastAPI looks for the method in its own list first, and does not find it there.",
  ],
  [
    ({ allowedHeaders }) => allowedHeaders === "*",
    "In FastAPI the star is no wildcard of HTTP: the response repeats the requested headers.",
  ],
  [
    ({ allowedHeaders }) => typeof allowedHeaders === "string",
    "FastAPI sends the text as it is, and Chromium prints the same line. It allows Content-Type by itself.",
  ],
  [
    ({ allowedHeaders }) => !allowedHeaders?.includes("Content-Type"),
    "FastAPI always allows Content-Type: it adds the four safelisted names by itself.",
  ],
];

const file = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()


@app.get("/items")
def read_items():
    return {"items": []}


# After every other middleware: the last one added runs first, and a preflight carries no token.
# An uncaught error gets its response outside of it, without CORS: catch it with an exception handler.
{cors}
`;

export const fastapi: Server = {
  name: "FastAPI",
  toSnippet: snippetWriter({
    none: { comment: "# CORSMiddleware is not added" },
    lacks: lacks("CORSMiddleware", "preflight"),
    write,
    toDifference: (options) => {
      const rule = rules.find(([applies]) => applies(options));
      return rule === undefined ? null : { sentence: rule[1] };
    },
  }),
  note: "FastAPI rejects a preflight with 400, not with 204: for a method or header that is not allowed Chromium then prints “It does not have HTTP ok status.” and does not name it.",
  file: {
    name: "main.py",
    install: 'pip install "fastapi[standard]"',
    toText: (options) => fillFile(file, "    # ", write(options), options),
  },
  verifiedBy: "The tests run this one with FastAPI 0.165, where Python is installed.",
};
