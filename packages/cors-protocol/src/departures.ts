import { answers } from "./departures/answers.ts";
import { asking } from "./departures/asking.ts";
import type { Quirk } from "./departures/departure.ts";
import { memory } from "./departures/memory.ts";
import { redirects } from "./departures/redirects.ts";
import { way } from "./departures/way.ts";

/** Where the engines decide otherwise than the standard says, in the order of a request. */
export const quirks: readonly Quirk[] = [...asking, ...answers, ...redirects, ...way, ...memory];
