import type { PluginOptions } from "@blocked/profiles";

/** An option of a policy, by the name that @fastify/cors gives it. */
export type OptionName = keyof PluginOptions;

/**
 * A line of code and the permissions that it sets; a server without CORS leaves out all four. `places` are the
 * responses that the line decides, such as `preflight-0` and `response-1`; without them it decides all.
 */
export type CodeLine = { text: string; options: readonly OptionName[]; places?: readonly string[] };

/** The permissions that a missing configuration leaves out. */
export const permissions: readonly OptionName[] = [
  "origin",
  "credentials",
  "methods",
  "allowedHeaders",
];

export const plain = (text: string): CodeLine => ({ text, options: [] });

/** A line that sets one option. */
export const setting = (name: string, text: string): CodeLine => ({
  text,
  options: permissions.filter((option) => option === name),
});

export function toText(lines: readonly CodeLine[]): string {
  return lines.map(({ text }) => text).join("\n");
}

/** A value as JavaScript writes it; a pattern becomes a literal. */
export function literal(value: unknown): string {
  if (typeof value === "object" && value !== null && "regex" in value) {
    return String(new RegExp(String(value.regex)));
  }
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}
