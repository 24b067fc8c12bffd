import { type CodeLine, literal, permissions, plain } from "../code.ts";
import type { PluginOptions, Policy } from "../policy.ts";
import { answeredAnyway, generousMethods, unhandledOptions } from "./differences.ts";
import type { Difference, Elsewhere } from "./elsewhere.ts";

const onlyFastify: Partial<Record<keyof PluginOptions, string>> = {
  hook: "The cors of Express has no hooks to choose from: it runs where app.use puts it.",
  strictPreflight:
    "The cors of Express takes every OPTIONS for a preflight, and cannot be stricter.",
  cacheControl: "The cors of Express has no option for the Cache-Control of a preflight.",
};

const expressAnswers = answeredAnyway(
  200,
  "Express then answers OPTIONS by itself with 200, with the headers that cors has added, and the request goes on.",
);

/** The policy as the code that an Express developer would write, with the package `cors`. */
export function toExpressCode(policy: Policy): Elsewhere {
  if (policy.kind === "raw") return { lines: null, reason: "No middleware gives such answers." };
  if (policy.kind === "none") {
    return {
      lines: [{ text: "// cors is not used", options: permissions }],
      differs: unhandledOptions(
        200,
        "Express answers OPTIONS by itself with 200, but without a header of CORS: Chromium prints the same line.",
      ),
    };
  }
  const { options } = policy;
  for (const [name, reason] of Object.entries(onlyFastify)) {
    if (name in options) return { lines: null, reason };
  }
  return { lines: toCall(options), differs: toDifference(options) };
}

function toCall({ preflight, ...options }: PluginOptions): CodeLine[] {
  const settings = Object.entries({
    ...options,
    ...(preflight === false ? { preflightContinue: true } : {}),
  });
  if (settings.length === 0) return [{ text: "app.use(cors());", options: permissions }];
  const lines = settings.map(([name, value]) => ({
    text: `  ${name}: ${literal(value, "true", "false")},`,
    options: permissions.filter((option) => option === name),
  }));
  return [plain("app.use(cors({"), ...lines, plain("}));")];
}

function toDifference({ methods, preflight }: PluginOptions): Difference | null {
  if (preflight === false) return expressAnswers;
  return methods === undefined ? generousMethods("The cors of Express") : null;
}
