import { asking } from "./asking.ts";
import { origins } from "./origins.ts";
import { preflights } from "./preflights.ts";
import { redirects } from "./redirects.ts";
import { responses } from "./responses.ts";
import { statusRows } from "./statuses.ts";
import type { Subtest } from "./subtest.ts";

/** All subtests that are one request; those of the cache are in the test. */
export const rows: readonly Subtest[] = [
  ...asking,
  ...origins,
  ...redirects,
  ...preflights,
  ...statusRows,
  ...responses,
];
