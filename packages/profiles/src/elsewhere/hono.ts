import { type CodeLine, literal, type OptionName, permissions, plain } from "../code.ts";
import type { Pattern, PluginOptions, Policy } from "../policy.ts";
import { comparedOrigin, generousMethods, isSingleOrigin } from "./differences.ts";
import type { Difference, Elsewhere } from "./elsewhere.ts";

const missing: Partial<Record<OptionName, string>> = {
  preflight: "Hono’s cors answers every preflight itself, and cannot be told to leave it.",
  preflightContinue: "Hono’s cors answers every preflight itself, and cannot be told to leave it.",
  strictPreflight: "Hono’s cors takes every OPTIONS for a preflight, and cannot be stricter.",
  optionsSuccessStatus: "Hono’s cors answers a preflight with 204 and no other status.",
  cacheControl: "Hono’s cors has no option for the Cache-Control of a preflight.",
  hook: "Hono’s cors has no hooks to choose from: it runs where app.use puts it.",
};

/** The policy as the code that a Hono developer would write, with `hono/cors`. */
export function toHonoCode(policy: Policy): Elsewhere {
  if (policy.kind === "raw") return { lines: null, reason: "No middleware gives such answers." };
  if (policy.kind === "none") {
    return { lines: [{ text: "// cors is not used", options: permissions }], differs: null };
  }
  const { options } = policy;
  for (const [name, reason] of Object.entries(missing)) {
    if (name in options) return { lines: null, reason };
  }
  // The name of the option that Fastify has for "no CORS at all".
  if (options.origin === false) return toHonoCode({ kind: "none" });
  return { lines: toCall(options), differs: toDifference(options) };
}

const toList = (value: string | string[]) => literal([value].flat(), "true", "false");

function toCall(options: PluginOptions): CodeLine[] {
  const { origin, credentials, methods, allowedHeaders, exposedHeaders, maxAge } = options;
  const settings: [OptionName, string | null][] = [
    ["origin", origin === undefined ? null : `origin: ${toOrigin(origin)}`],
    ["credentials", credentials === undefined ? null : `credentials: ${credentials}`],
    ["methods", methods === undefined ? null : `allowMethods: ${toList(methods)}`],
    [
      "allowedHeaders",
      allowedHeaders === undefined ? null : `allowHeaders: ${toList(allowedHeaders)}`,
    ],
    [
      "exposedHeaders",
      exposedHeaders === undefined ? null : `exposeHeaders: ${toList(exposedHeaders)}`,
    ],
    ["maxAge", maxAge === undefined ? null : `maxAge: ${maxAge}`],
  ];
  const lines = settings.flatMap(([name, text]) =>
    text === null
      ? []
      : [{ text: `  ${text},`, options: permissions.filter((option) => option === name) }],
  );
  if (lines.length === 0) return [{ text: "app.use(cors());", options: permissions }];
  return [plain("app.use(cors({"), ...lines, plain("}));")];
}

/** Hono has no patterns: a function takes their place. */
function toOrigin(origin: NonNullable<PluginOptions["origin"]>): string {
  if (origin === true) return "(origin) => origin";
  const all: (boolean | string | Pattern)[] = [origin].flat();
  if (all.includes("*")) return '"*"';
  const patterns = all.filter((one) => typeof one === "object");
  if (patterns.length === 0) return literal(origin, "true", "false");
  const tests = all.map((one) =>
    typeof one === "object"
      ? `${literal(one, "true", "false")}.test(origin)`
      : `origin === ${JSON.stringify(one)}`,
  );
  return `(origin) => (${tests.join(" || ")} ? origin : null)`;
}

function toDifference(options: PluginOptions): Difference | null {
  if (isSingleOrigin(options)) return comparedOrigin;
  return options.methods === undefined ? generousMethods("Hono’s cors") : null;
}
