import type { PluginOptions } from "@blocked/profiles";
import type { Server } from "./server.ts";

/**
 * The part of a server's file that sets CORS, for an app that exists already: the import, the call, and the comments
 * above it. nginx has no call, so it is the whole file.
 */
export function toExcerpt({ file, toSnippet }: Server, options: PluginOptions): string {
  const { lines } = toSnippet({ kind: "plugin", options }, "");
  const settings = (lines ?? [])
    .filter((line) => line.options.length > 0)
    .map(({ text }) => text.trim());
  const text = file.toText(options);
  const parts = text.trim().split(/\n\n+/);
  const isSetting = (part: string) => settings.some((setting) => part.includes(setting));
  const imports = text.split("\n").filter((line) => /^(?:import|from) .*cors/i.test(line));
  const call = parts.slice(parts.findIndex(isSetting), parts.findLastIndex(isSetting) + 1);
  return [...(imports.length > 0 ? [imports.join("\n")] : []), ...call].join("\n\n");
}
