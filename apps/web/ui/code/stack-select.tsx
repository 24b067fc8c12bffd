import { serverGroups, serverNames } from "@blocked/servers/names";
import { pick, stack as stacks } from "../../lib/preference.ts";
import type { StackId } from "../../lib/stack.ts";

type StackSelectProps = {
  value: StackId;
  onChoose: (id: StackId) => void;
  /** The servers to choose from; left out for all. */
  only?: readonly StackId[];
  /** Its name, or the id for the label that names it. */
  label: string | { id: string };
  className: string;
};

const groups = Object.entries(serverGroups).map(([title, names]) => ({
  title,
  ids: Object.keys(names) as StackId[],
}));

/** A list of servers below what they are written in. */
export function StackSelect({ value, onChoose, only, label, className }: StackSelectProps) {
  const isOffered = (id: StackId) => only?.includes(id) ?? true;
  return (
    <select
      className={`rounded-md border border-rule bg-raised px-1 font-medium text-accent ${className}`}
      {...(typeof label === "string" ? { "aria-label": label } : label)}
      value={value}
      onChange={({ target }) => onChoose(pick(stacks, target.value))}
    >
      {groups
        .map(({ title, ids }) => ({ title, ids: ids.filter(isOffered) }))
        .filter(({ ids }) => ids.length > 0)
        .map(({ title, ids }) => (
          <optgroup key={title} label={title}>
            {ids.map((id) => (
              <option key={id} value={id}>
                {serverNames[id]}
              </option>
            ))}
          </optgroup>
        ))}
    </select>
  );
}
