import type { Switches as Values } from "../../../runner/state/action.ts";

const switches: [name: keyof Values, label: string, hint: string][] = [
  ["cookies", "send cookies", 'credentials: "include"'],
  ["token", "send token", "Authorization: Bearer …"],
  ["text", "send as plain text", "creating only; needs no preflight"],
];

/** What the app puts into its requests. */
export function Switches({
  values,
  onChange,
}: {
  values: Values;
  onChange: (change: Partial<Values>) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
      <legend className="sr-only">What the requests carry</legend>
      {switches.map(([name, label, hint]) => (
        <label key={name} className="flex items-baseline gap-2" title={hint}>
          <input
            type="checkbox"
            className="translate-y-0.5 accent-accent"
            checked={values[name]}
            onChange={({ target }) => onChange({ [name]: target.checked })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
