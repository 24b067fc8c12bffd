import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, permissions, plain, setting } from "./code.ts";

type Origin = NonNullable<PluginOptions["origin"]>;

/** `app.use(cors({ … }))` with these settings, in the names that the library gives them. */
export function toUse(
  settings: Record<string, unknown>,
  toName: (name: string) => string = (name) => name,
  toCode: (value: unknown, name: string) => string = literal,
): CodeLine[] {
  const lines = Object.entries(settings).map(([name, value]) =>
    setting(name, `  ${toName(name)}: ${toCode(value, name)},`),
  );
  if (lines.length === 0) return [{ text: "app.use(cors());", options: permissions }];
  return [plain("app.use(cors({"), ...lines, plain("}));")];
}

const shorter: Partial<Record<string, string>> = {
  methods: "allowMethods",
  allowedHeaders: "allowHeaders",
  exposedHeaders: "exposeHeaders",
};
export const toShorterName = (name: string) => shorter[name] ?? name;

/**
 * The condition on `origin` of a function in place of a list or pattern, for libraries that have none; null where
 * the value is a wildcard.
 */
export function toOriginTest(origin: Origin): string | null {
  const all = [origin].flat();
  if (all.includes("*")) return null;
  return all
    .map((one) =>
      typeof one === "object" ? `${literal(one)}.test(origin)` : `origin === ${literal(one)}`,
    )
    .join(" || ");
}

const reasons = {
  preflight: "responds to every preflight itself, and cannot be told to leave it.",
  preflightContinue: "responds to every preflight itself, and cannot be told to leave it.",
  strictPreflight: "cannot be stricter about which OPTIONS requests are preflights.",
  optionsSuccessStatus: "cannot change the status of its response to a preflight.",
  cacheControl: "has no option for the Cache-Control of a preflight.",
  hook: "has no hooks to choose from: it runs where it is added.",
};

/** The reason for each option that the library does not have. */
export function lacks(library: string, ...has: (keyof typeof reasons)[]): Record<string, string> {
  const missing = Object.entries(reasons).filter(([name]) => !has.includes(name as "hook"));
  return Object.fromEntries(missing.map(([name, reason]) => [name, `${library} ${reason}`]));
}
