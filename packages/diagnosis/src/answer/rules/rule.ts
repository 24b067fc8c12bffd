import type { Problem } from "../problem.ts";

export type Advice = {
  /** The name of the rule. */
  id: string;
  text: string;
  /** What to write in the page, where the fix is there. */
  code?: string;
  /** Whether the remedy is somewhere else than in the server's configuration of CORS. */
  isElsewhere: boolean;
};

/** Says what one detail of a failure suggests; null where it is not there. */
export type Rule = (problem: Problem) => Advice | null;
