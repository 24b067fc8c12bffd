import { isHttp, originOf } from "../../http/url.ts";
import { statusBehind } from "../../scan/frames.ts";
import type { Hit } from "../../scan/scan.ts";
import { nothingFound, type Finding } from "../finding.ts";

/** A failure whose lines are still being read. */
export type Draft = Finding & {
  /** Its addresses are known and its reason is still to come. */
  isOpen: boolean;
  isPreflight: boolean;
  /** The words say by themselves that CORS blocked the request. */
  isBlock: boolean;
  /** WebKit's line about a redirect, which names the target; the next line names what was requested. */
  isRedirect: boolean;
  /** The reason was printed once more after the address. */
  isRepeated: boolean;
  /** Where the last line of it ends. */
  end: number;
};

export function begin(drafts: Draft[], { sign, reader, to }: Hit, given: Partial<Draft>): Draft {
  const draft: Draft = {
    ...nothingFound,
    kind: "blocked",
    engine: reader,
    versions: toVersions(sign),
    isOpen: true,
    isPreflight: false,
    isBlock: false,
    isRedirect: false,
    isRepeated: false,
    end: to,
    ...given,
  };
  drafts.push(draft);
  return draft;
}

function toVersions({ from, to }: Hit["sign"]): Finding["versions"] {
  if (from === undefined && to === undefined) return null;
  return { from: from ?? null, to: to ?? null };
}

/** Adds what a sign names and the failure does not know yet. */
export function fill(draft: Draft, hit: Hit, url: string | null = hit.values["url"] ?? null): void {
  draft.url ??= url;
  draft.origin ??= toOrigin(hit.values["origin"]);
  draft.status ??= statusBehind(hit);
  draft.versions ??= toVersions(hit.sign);
  if (draft.parameter === "") draft.parameter = hit.values["parameter"] ?? hit.values["line"] ?? "";
}

/** Some lines name the page's address. */
function toOrigin(page: string | undefined): string | null {
  if (page === undefined) return null;
  return isHttp(page) ? originOf(page) : page;
}
