import type { PluginOptions, Policy } from "@blocked/profiles";

/** A browser sends these whatever the list says. */
const always: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);

/** The methods that the plugin allowed before a change and does not allow after it. */
export function listLostMethods(before: Policy, after: Policy): string[] {
  if (before.kind !== "plugin" || after.kind !== "plugin") return [];
  const now = toNames(after.options);
  // With credentials a star is the name of a method.
  if (now.includes("*") && after.options.credentials !== true) return [];
  return toNames(before.options).filter((method) => method !== "*" && !now.includes(method));
}

function toNames({ methods = [] }: PluginOptions): string[] {
  const list = typeof methods === "string" ? methods.split(",") : methods;
  return list.map((name) => name.trim()).filter((name) => name !== "" && !always.has(name));
}
