import type { PluginOptions } from "@blocked/profiles";
import type { Server } from "./server.ts";

/**
 * The part of a server's file that sets CORS, for an app that exists already: the import, the call, and the comments
 * above it; the whole file where no such part is found, as in a file of JSON.
 */
export function toExcerpt({ file, toSnippet }: Server, options: PluginOptions): string {
  const { lines } = toSnippet({ kind: "plugin", options }, "");
  const settings = (lines ?? [])
    .filter((line) => line.options.length > 0)
    .map(({ text }) => toBare(text.trim()));
  const text = file.toText(options);
  const parts = text.trim().split(/\n\n+/);
  const isSetting = (part: string) =>
    settings.some((setting) => toBare(part).includes(setting)) || part.includes("app.UseCors()");
  const imports = text.split("\n").filter((line) => importsCors.test(line));
  const call = parts.slice(parts.findIndex(isSetting), parts.findLastIndex(isSetting) + 1);
  if (call.length === 0) return text.trim();
  return [
    ...(imports.length > 0 ? [dedent(imports.join("\n"))] : []),
    dedent(call.join("\n\n")),
  ].join("\n\n");
}

/** gofmt puts values below each other, with spaces that depend on the lines around. */
const toBare = (text: string) => text.replaceAll(/ +/g, " ");

/** In Go an import is a line of a list. */
const importsCors = /^(?:(?:import|from|use) .*cors|\t".*\/cors"$)/i;

/** Cuts off the indentation that all lines have. */
function dedent(text: string): string {
  const indents = text.split("\n").flatMap((line) => /^\s*(?=\S)/.exec(line)?.[0].length ?? []);
  const least = Math.min(...indents);
  return text
    .split("\n")
    .map((line) => line.slice(least))
    .join("\n");
}
