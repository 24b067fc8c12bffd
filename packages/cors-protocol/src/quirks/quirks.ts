import { answers } from "./response.ts";
import { asking } from "./asking.ts";
import type { Quirk } from "./quirk.ts";
import { memory } from "./cache.ts";
import { redirects } from "./redirect.ts";
import { way } from "./redirected-request.ts";

/** Where the engines decide otherwise than the standard says, in the order of a request. */
export const quirks: readonly Quirk[] = [...asking, ...answers, ...redirects, ...way, ...memory];
