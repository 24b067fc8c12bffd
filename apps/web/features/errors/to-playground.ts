import type { CorsErrorCode } from "@blocked/cors-protocol";
import { type Composition, toPlaygroundLink } from "../../lib/composition/composition.ts";
import { bareGet } from "../../lib/composition/draft.ts";

const compositions: Partial<Record<CorsErrorCode, Composition>> = {
  DisallowedByMode: {
    policy: { kind: "plugin", options: {} },
    draft: { ...bareGet, mode: "same-origin" },
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
    draft: bareGet,
  },
};

/** Links to the playground with a request that ends in this error; null if there is none. */
export function toPlayground(code: CorsErrorCode): string | null {
  const composition = compositions[code];
  return composition === undefined ? null : toPlaygroundLink(composition);
}
