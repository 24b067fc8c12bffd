import type { Problem } from "./problem.ts";
import { toNeighbour } from "./neighbours.ts";
import { byCode, copyMore } from "./rules/actions.ts";
import { addressRules } from "./rules/addresses.ts";
import { askerRule } from "./rules/askers.ts";
import type { Advice, Rule } from "./rules/rule.ts";
import { statusRule } from "./rules/status.ts";
import { valueRules } from "./rules/values.ts";

export type { Advice } from "./rules/rule.ts";

const byName: Rule = ({ finding: { name } }) => {
  const { first = null, code = null } = name === null ? {} : toNeighbour(name);
  if (first === null) return null;
  return { id: "name", text: first, ...(code === null ? {} : { code }), isElsewhere: true };
};

const [sameOrigin, ...otherAddressRules] = addressRules;

/** The order in which the details decide: what shows that CORS is not at fault comes first. */
const rules: readonly Rule[] = [
  ...(sameOrigin === undefined ? [] : [sameOrigin]),
  byName,
  ...otherAddressRules,
  statusRule,
  ...valueRules,
  askerRule,
  copyMore,
  byCode,
];

/** Everything that the details suggest, the first thing to do first. */
export function toAdvice(problem: Problem): Advice[] {
  const found = rules.flatMap((rule) => rule(problem) ?? []);
  const [first] = found;
  // Where CORS is not at fault, nothing else is worth reading.
  if (first?.isElsewhere === true) return [first];
  // The general advice only stands in for one that uses the details.
  const particular = found.filter(({ id }) => id !== "code");
  return particular.length > 0 ? particular : found;
}
