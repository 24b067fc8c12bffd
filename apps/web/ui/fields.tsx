import { type ComponentProps, type ReactNode, useState } from "react";

export type FieldProps<Value> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Whether only assistive technology gets the label. */
  isBare?: boolean | undefined;
};

function Labelled({ label, isBare = false, children }: Bare & { children: ReactNode }) {
  if (isBare) return children;
  return (
    <label className="block min-w-0 text-sm text-soft">
      {label}
      {children}
    </label>
  );
}
type Bare = Pick<FieldProps<unknown>, "label" | "isBare">;

type More<Tag extends "input" | "textarea"> = Omit<ComponentProps<Tag>, "value" | "onChange">;

export function TextField({
  label,
  isBare,
  onChange,
  ...more
}: FieldProps<string> & More<"input">) {
  return (
    <Labelled {...{ label, isBare }}>
      <input
        className="field wire text-ink"
        aria-label={label}
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        {...more}
      />
    </Labelled>
  );
}

export function TextArea({
  label,
  isBare,
  onChange,
  ...more
}: FieldProps<string> & More<"textarea">) {
  return (
    <Labelled {...{ label, isBare }}>
      <textarea
        className="field wire block text-ink"
        aria-label={label}
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        {...more}
      />
    </Labelled>
  );
}

/** A text area with one entry on each line. It keeps the text as typed, blank lines included. */
export function LinesField({
  lines,
  onChange,
  ...more
}: Omit<FieldProps<string[]>, "value"> & { lines: readonly string[]; rows?: number }) {
  const [text, setText] = useState(lines.join("\n"));
  return (
    <TextArea
      rows={3}
      {...more}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(next.split("\n").filter((line) => line.trim() !== ""));
      }}
    />
  );
}

export function Select<Value extends string>({
  label,
  isBare,
  value,
  values,
  onChange,
}: FieldProps<Value> & { values: readonly (readonly [value: Value, title: string])[] }) {
  return (
    <Labelled {...{ label, isBare }}>
      <select
        className="field wire text-ink"
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = values.find(([one]) => one === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {values.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function CheckField({
  label,
  value,
  onChange,
  title,
}: FieldProps<boolean> & { title?: string | undefined }) {
  return (
    <label className="flex items-baseline gap-2" title={title}>
      <input
        type="checkbox"
        className="translate-y-0.5 accent-accent"
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}
