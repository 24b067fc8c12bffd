import type { PluginOptions, Policy } from "./policy.ts";
import type { FastApi } from "./profile.ts";

/** One of the four permissions that a policy gives, by the name of its option. */
export type OptionName = keyof PluginOptions;

/** A line of code, and which options it sets; a policy that is not there leaves all of them out. */
export type CodeLine = { text: string; options: readonly OptionName[] };

const permissions: readonly OptionName[] = ["origin", "credentials", "methods", "allowedHeaders"];

const fastApiNames: Partial<Record<string, OptionName>> = {
  allow_origins: "origin",
  allow_credentials: "credentials",
  allow_methods: "methods",
  allow_headers: "allowedHeaders",
};

const plain = (text: string): CodeLine => ({ text, options: [] });

/** The policy as the code that a Fastify developer would write. */
export function toFastifyCode(policy: Policy): CodeLine[] {
  if (policy.kind === "none") {
    return [{ text: "// @fastify/cors is not registered", options: permissions }];
  }
  const lines = Object.entries(policy.options).map(([name, value]) => ({
    text: `  ${name}: ${literal(value, "true", "false")},`,
    options: permissions.filter((option) => option === name),
  }));
  return [plain("await app.register(cors, {"), ...lines, plain("});")];
}

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

function literal(value: unknown, yes: string, no: string): string {
  if (Array.isArray(value)) {
    return `[${value.map((element) => literal(element, yes, no)).join(", ")}]`;
  }
  if (typeof value === "boolean") return value ? yes : no;
  return JSON.stringify(value);
}
