import type { PluginOptions, Policy, RawAnswer } from "./policy.ts";
import type { FastApi } from "./profile.ts";

/** One of the four permissions that a policy gives, by the name of its option. */
export type OptionName = keyof PluginOptions;

/**
 * A line of code, and which options it sets; a policy that is not there leaves all of them out. `places` are
 * the answers that it speaks of, such as `preflight-0` and `response-1`; without them it is all of them.
 */
export type CodeLine = { text: string; options: readonly OptionName[]; places?: readonly string[] };

/** The options that a missing configuration leaves out. */
export const permissions: readonly OptionName[] = [
  "origin",
  "credentials",
  "methods",
  "allowedHeaders",
];

const fastApiNames: Partial<Record<string, OptionName>> = {
  allow_origins: "origin",
  allow_credentials: "credentials",
  allow_methods: "methods",
  allow_headers: "allowedHeaders",
};

export const plain = (text: string): CodeLine => ({ text, options: [] });

/**
 * The policy as the code that a Fastify developer would write, or as the answers that nobody's code gives.
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
      ...toHead("// the answer to a preflight", preflight, `preflight-${hop}`),
      ...toHead("// the answer to the request", response, `response-${hop}`),
      ...(next === undefined
        ? []
        : [plain("// where {next} leads"), ...toFastifyCode(next, hop + 1)]),
    ];
  }
  const lines = Object.entries(policy.options).map(([name, value]) => ({
    text: `  ${name}: ${literal(value, "true", "false")},`,
    options: permissions.filter((option) => option === name),
    places,
  }));
  if (lines.length === 0)
    return [{ text: "await app.register(cors);", options: permissions, places }];
  return [plain("await app.register(cors, {"), ...lines, plain("});")];
}

const setBy: Partial<Record<string, OptionName>> = {
  "access-control-allow-origin": "origin",
  "access-control-allow-credentials": "credentials",
  "access-control-allow-methods": "methods",
  "access-control-allow-headers": "allowedHeaders",
};

/** An answer that no plugin writes, as it stands on the wire. */
function toHead(title: string, { status, headers }: RawAnswer, place: string): CodeLine[] {
  const lines = headers.map(([name, value]) => ({
    text: `${name}: ${value}`,
    options: permissions.filter((option) => option === setBy[name.toLowerCase()]),
    places: [place],
  }));
  return [plain(title), plain(`HTTP/1.1 ${status}`), ...lines];
}

/** The text of a set-up without its imports, each line with the options that it sets. */
export function toSetupCode(text: string): CodeLine[] {
  const lines = text.replace(/^(?:import .*\n)+\n/, "").split("\n");
  return lines.map((line) => ({ text: line, options: permissions.filter(isSetIn(line)) }));
}

const isSetIn = (line: string) => (option: OptionName) =>
  new RegExp(`register\\(cors, (?:correct|\\{.*\\b${option}\\b)|^ +${option}:`).test(line);

/** The profile "correct" as a set-up, to be compared with one. */
export const correctSetup = `export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  await app.register(routes.all);
};`;

/** The same configuration as the code that a FastAPI developer would write. */
export function toFastApiCode({ options }: FastApi): CodeLine[] {
  if (options === null) return [{ text: "# CORSMiddleware is not added", options: permissions }];
  const lines = Object.entries(options).map(([name, value]) => ({
    text: `    ${name}=${literal(value, "True", "False")},`,
    options: permissions.filter((option) => option === fastApiNames[name]),
  }));
  return [plain("app.add_middleware("), plain("    CORSMiddleware,"), ...lines, plain(")")];
}

export function toText(lines: readonly CodeLine[]): string {
  return lines.map(({ text }) => text).join("\n");
}

/** A value as JavaScript or Python would write it; a pattern as JavaScript does. */
export function literal(value: unknown, yes: string, no: string): string {
  if (typeof value === "object" && value !== null && "regex" in value) {
    return String(new RegExp(String(value.regex)));
  }
  if (Array.isArray(value)) {
    return `[${value.map((element) => literal(element, yes, no)).join(", ")}]`;
  }
  if (typeof value === "boolean") return value ? yes : no;
  return JSON.stringify(value);
}
