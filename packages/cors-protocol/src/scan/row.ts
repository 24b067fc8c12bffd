import type { Hit } from "./scan.ts";
import { textOf } from "./values.ts";

const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const inConsole = new RegExp(
  String.raw`(?:^|\s|XHR|Fetch)(${methods})\s{0,8}(https?://[^\s[\]]{1,4000})\s{0,9}(?:\[[^\]\n]{0,80}\]?\s{0,9})?$`,
);
const inPanel = new RegExp(String.raw`(?:^|\t)(${methods})\t[^\n]{1,400}$`, "m");

/** The request that a row of Firefox names before its title: `XHRPATCH https://… [HTTP/2 403 12ms]`. */
export function rowBefore({ before }: Hit): { method: string; url: string | null } | null {
  const text = textOf({ ...before, from: Math.max(before.from, before.to - 4_200) });
  const [, method, url = null] = inConsole.exec(text) ?? inPanel.exec(text) ?? [];
  return method === undefined ? null : { method, url };
}
