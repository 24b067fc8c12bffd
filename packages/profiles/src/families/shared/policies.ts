import type { PluginOptions, PluginPolicy, SetupPolicy } from "../../policy/policy.ts";

/** The configuration worth copying. */
export const correctOptions = {
  origin: ["{origin}", "https://app.example.test"],
  credentials: true,
  methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
} satisfies PluginOptions;

/** The correct options, with these in their place. */
export const plugin = (changes: PluginOptions = {}): PluginPolicy => ({
  kind: "plugin",
  options: { ...correctOptions, ...changes },
});

/** The correct options without one of them. */
export function without(left: keyof PluginOptions): PluginPolicy {
  const options = Object.entries(correctOptions).filter(([name]) => name !== left);
  return { kind: "plugin", options: Object.fromEntries(options) };
}

/** A set-up, by the name of its file in `packages/setups`. */
export const setup = (name: string): SetupPolicy => ({ kind: "setup", name });
