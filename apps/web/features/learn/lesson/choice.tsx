import { type ReactNode, useId } from "react";

type ChoiceProps<Value> = {
  legend: string;
  value: Value | null;
  options: readonly { value: Value; title: string; more?: string }[];
  isDisabled: boolean;
  onChange: (value: Value) => void;
};

/** A question with a few answers, of which one can be chosen. */
export function Choice<Value extends string | boolean>(props: ChoiceProps<Value>): ReactNode {
  const { legend, value, options, isDisabled, onChange } = props;
  const name = useId();
  return (
    <fieldset className="space-y-2" disabled={isDisabled}>
      <legend className="font-semibold">{legend}</legend>
      {options.map((option) => (
        <label
          key={String(option.value)}
          className="flex items-baseline gap-3 rounded-lg border border-rule bg-raised px-4 py-2 hover:border-accent has-checked:border-accent"
        >
          <input
            type="radio"
            required
            name={name}
            className="shrink-0 translate-y-0.5 accent-accent"
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.title}
            {option.more !== undefined && <span className="text-soft"> {option.more}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
