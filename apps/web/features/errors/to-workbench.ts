import type { CorsErrorCode } from "@blocked/cors-protocol";
import { type Composition, toWorkbenchLink } from "../../lib/composition/composition.ts";
import { firstDraft } from "../../lib/composition/draft.ts";

const draft = { ...firstDraft, method: "GET", headers: [], body: null };
const compositions: Partial<Record<CorsErrorCode, Composition>> = {
  DisallowedByMode: {
    policy: { kind: "plugin", options: {} },
    draft: { ...draft, mode: "same-origin" },
  },
  CorsDisabledScheme: {
    policy: {
      kind: "raw",
      preflight: { status: 204, headers: [] },
      response: {
        status: 302,
        headers: [
          ["Access-Control-Allow-Origin", "*"],
          ["Location", "ftp://{api}/items"],
        ],
      },
    },
    draft,
  },
};

/** The workbench, ready to send a request that ends in this error; null where it has none. */
export function toBench(code: CorsErrorCode): string | null {
  const composition = compositions[code];
  return composition === undefined ? null : toWorkbenchLink(composition);
}
