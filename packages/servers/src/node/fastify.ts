import { fillIn, type Policy, type Profile, type RawAnswer } from "@blocked/profiles";
import { type CodeLine, literal, permissions, plain, setting } from "../shared/code.ts";
import type { Server } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

/**
 * The policy as Fastify code with @fastify/cors, or as raw responses.
 * @param hop how many redirects lead here
 */
export function toFastifyCode(policy: Policy, hop = 0): CodeLine[] {
  const places = [`preflight-${hop}`, `response-${hop}`];
  if (policy.kind === "none") {
    return [{ text: "// @fastify/cors is not registered", options: permissions, places }];
  }
  if (policy.kind === "raw") {
    const { preflight, response, next } = policy;
    return [
      ...toHead("// the response to a preflight", preflight, `preflight-${hop}`),
      ...toHead("// the response to the request", response, `response-${hop}`),
      ...(next === undefined
        ? []
        : [plain("// where {next} leads"), ...toFastifyCode(next, hop + 1)]),
    ];
  }
  const lines = Object.entries(policy.options).map(([name, value]) => ({
    ...setting(name, `  ${name}: ${literal(value)},`),
    places,
  }));
  if (lines.length === 0)
    return [{ text: "await app.register(cors);", options: permissions, places }];
  return [plain("await app.register(cors, {"), ...lines, plain("});")];
}

const optionOf: Partial<Record<string, string>> = {
  "access-control-allow-origin": "origin",
  "access-control-allow-credentials": "credentials",
  "access-control-allow-methods": "methods",
  "access-control-allow-headers": "allowedHeaders",
};

/** A response that no plugin writes, as it stands on the wire. */
function toHead(title: string, { status, headers }: RawAnswer, place: string): CodeLine[] {
  const lines = headers.map(([name, value]) => ({
    ...setting(optionOf[name.toLowerCase()] ?? "", `${name}: ${value}`),
    places: [place],
  }));
  return [plain(title), plain(`HTTP/1.1 ${status}`), ...lines];
}

/** The text of a set-up without its imports. */
export function toSetupCode(text: string): CodeLine[] {
  const lines = text.replace(/^(?:import .*\n)+\n/, "").split("\n");
  return lines.map((line) => ({ text: line, options: permissions.filter(isSetIn(line)) }));
}

const isSetIn = (line: string) => (option: string) =>
  new RegExp(`register\\(cors, (?:correct|\\{.*\\b${option}\\b)|^ +${option}:`).test(line);

/** The profile "correct" as a set-up, to be compared with one. */
const correctSetup = `export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  await app.register(routes.all);
};`;

/**
 * A profile's server in Fastify.
 * @param texts the texts of the set-ups, by name
 * @param like the profile that it is compared with: beside a set-up, plain options are written as a set-up too
 */
export function toProfileCode(
  { policy }: Profile,
  texts: Readonly<Record<string, string>>,
  pageOrigin: string,
  like?: Profile,
): CodeLine[] {
  if (policy.kind === "setup") return toSetupCode(texts[policy.name] ?? "");
  return like?.policy.kind === "setup"
    ? toSetupCode(correctSetup)
    : toFastifyCode(fillIn(policy, pageOrigin));
}

const file = `import Fastify from "fastify";
import cors from "@fastify/cors";

const app = Fastify();

// Before every hook that may reject a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", async () => ({ items: [] }));

const address = await app.listen({ port: Number(process.env.PORT ?? 4000) });
console.log(\`Listening on \${address}\`);
`;

export const fastify: Server = {
  name: "Fastify",
  toSnippet: (policy) => ({ lines: toFastifyCode(policy), differs: null }),
  file: {
    name: "server.mjs",
    install: "npm install fastify @fastify/cors",
    toText: (options) => fillFile(file, "//", toFastifyCode({ kind: "plugin", options }), options),
  },
};
