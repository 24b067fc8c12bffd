import { type ChangeEvent, type ReactNode, useState } from "react";

export type FieldProps<Value> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Whether only assistive technology gets the label. */
  isBare?: boolean | undefined;
};

type Label = Pick<FieldProps<unknown>, "label" | "isBare"> & { children: ReactNode };

function Labelled({ label, isBare = false, children }: Label) {
  if (isBare) return children;
  return (
    <label className="block min-w-0 text-sm text-soft">
      {label}
      {children}
    </label>
  );
}

type TextProps = FieldProps<string> & {
  /** The height of a text area; undefined for a single line. */
  rows?: number;
  list?: string;
  type?: "search";
  placeholder?: string;
  "aria-describedby"?: string;
};

export function TextField({ label, isBare, rows, onChange, ...more }: TextProps) {
  const common = {
    className: `field ${more.type === "search" ? "" : "wire"} block text-ink`,
    "aria-label": label,
    spellCheck: false,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(target.value),
    ...more,
  };
  return (
    <Labelled {...{ label, isBare }}>
      {rows === undefined ? <input {...common} /> : <textarea rows={rows} {...common} />}
    </Labelled>
  );
}

type LinesProps = Omit<TextProps, "value" | "onChange"> & {
  lines: readonly string[];
  onChange: (lines: string[]) => void;
};

/** A text area with one entry on each line. It keeps the text as typed, blank lines included. */
export function LinesField({ lines, onChange, ...more }: LinesProps) {
  const [text, setText] = useState(lines.join("\n"));
  const write = (next: string) => {
    setText(next);
    onChange(next.split("\n").filter((line) => line.trim() !== ""));
  };
  return <TextField rows={3} {...more} value={text} onChange={write} />;
}

type SelectProps<Value extends string> = FieldProps<Value> & {
  /** A value that differs from its title is a pair. */
  values: readonly (Value | readonly [value: Value, title: string])[];
};

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isBare, value, onChange } = props;
  const values = props.values.map((one) => (typeof one === "string" ? ([one, one] as const) : one));
  return (
    <Labelled {...{ label, isBare }}>
      <select
        className="field block text-ink"
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

export function CheckField(props: FieldProps<boolean> & { title?: string | undefined }) {
  return (
    <label className="flex items-baseline gap-2" title={props.title}>
      <input
        type="checkbox"
        className="translate-y-0.5 accent-accent"
        checked={props.value}
        onChange={({ target }) => props.onChange(target.checked)}
      />
      {props.label}
    </label>
  );
}
