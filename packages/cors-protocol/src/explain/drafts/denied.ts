import type { Hit } from "../../scan/scan.ts";
import { begin, type Draft } from "./draft.ts";

/** WebKit names the address in a line of its own, after the reason. */
export function addDenied(drafts: Draft[], hit: Hit, open?: Draft): void {
  const named = open ?? begin(drafts, hit, {});
  named.engine = "webkit";
  const before = drafts.at(-2);
  // Any failure of WebKit ends in this line.
  if (before?.kind === "neighbour" && (before.url === named.url || before.url === null)) {
    before.url ??= named.url;
    before.asker ??= named.asker;
    drafts.pop();
    return;
  }
  const hasReason = before?.engine === "webkit" && before.candidates.length > 0;
  if (before !== undefined && hasReason && (before.url === null || before.url === named.url)) {
    before.url = named.url;
    before.asker ??= named.asker;
    drafts.pop();
    return;
  }
  if (before?.isRedirect === true && hasReason && before.redirectedFrom === null) {
    before.redirectedFrom = named.url;
    before.asker ??= named.asker;
    drafts.pop();
    return;
  }
  named.isOpen = false;
  if (before !== undefined && hasReason && before.isRepeated) {
    const { candidates, code, origin, parameter, status } = before;
    Object.assign(named, { candidates, code, origin, parameter, status });
    return;
  }
  named.kind = "network";
  named.name = "cancelled-request";
}
