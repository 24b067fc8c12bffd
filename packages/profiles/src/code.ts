import type { Policy } from "./policy.ts";
import type { FastApi } from "./profile.ts";

/** The policy as the code that a Fastify developer would write. */
export function toFastifyCode(policy: Policy): string {
  if (policy.kind === "none") return "// @fastify/cors is not registered";
  const lines = Object.entries(policy.options).map(
    ([name, value]) => `  ${name}: ${literal(value, "true", "false")},`,
  );
  return ["await app.register(cors, {", ...lines, "});"].join("\n");
}

/** The same configuration as the code that a FastAPI developer would write. */
export function toFastApiCode({ options }: FastApi): string {
  if (options === null) return "# CORSMiddleware is not added";
  const lines = Object.entries(options).map(
    ([name, value]) => `    ${name}=${literal(value, "True", "False")},`,
  );
  return ["app.add_middleware(", "    CORSMiddleware,", ...lines, ")"].join("\n");
}

function literal(value: unknown, yes: string, no: string): string {
  if (Array.isArray(value)) {
    return `[${value.map((element) => literal(element, yes, no)).join(", ")}]`;
  }
  if (typeof value === "boolean") return value ? yes : no;
  return JSON.stringify(value);
}
