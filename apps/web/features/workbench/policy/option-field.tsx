import { hooks, type PluginOptions } from "@blocked/profiles";
import { Select, TextField } from "../../../ui/fields.tsx";
import { fromList, toList } from "../lines.ts";
import { OriginField } from "./origin-field.tsx";
import type { Option } from "./options.ts";

type OptionValue = PluginOptions[keyof PluginOptions];

/** One option of the plugin: a check box, and the plugin's default or the value that is set. */
export function OptionField({
  option: { name, kind, fallback, start },
  value,
  pageOrigin,
  onChange,
}: {
  option: Option;
  value: OptionValue;
  pageOrigin: string;
  /** Gets undefined to remove the option. */
  onChange: (value: OptionValue) => void;
}) {
  return (
    <div className={kind === "origin" && value !== undefined ? "option-row-wide" : "option-row"}>
      <label className="wire flex gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={value !== undefined}
          onChange={({ target }) => onChange(target.checked ? (start ?? [pageOrigin]) : undefined)}
        />
        {name}
      </label>
      {value === undefined ? (
        <span className="wire text-soft">{fallback}</span>
      ) : (
        <Control {...{ name, kind, value, pageOrigin, onChange }} />
      )}
    </div>
  );
}

function Control({
  name,
  kind,
  value,
  pageOrigin,
  onChange,
}: Pick<Option, "name" | "kind"> & {
  value: NonNullable<OptionValue>;
  pageOrigin: string;
  onChange: (value: OptionValue) => void;
}) {
  const common = { label: name, isBare: true };
  switch (kind) {
    case "origin":
      return (
        <OriginField
          origin={value as NonNullable<PluginOptions["origin"]>}
          pageOrigin={pageOrigin}
          onChange={onChange}
        />
      );
    case "boolean":
      return (
        <Select
          {...common}
          value={value === true ? "true" : "false"}
          values={[same("true"), same("false")]}
          onChange={(text) => onChange(text === "true")}
        />
      );
    case "hook":
      return (
        <Select
          {...common}
          value={value as (typeof hooks)[number]}
          values={hooks.map(same)}
          onChange={onChange}
        />
      );
    case "list":
      return (
        <TextField
          {...common}
          value={fromList(value as string | string[])}
          onChange={(text) => onChange(toList(text))}
        />
      );
    case "number":
    case "text":
      return (
        <TextField
          {...common}
          value={String(value as string | number)}
          onChange={(text) => onChange(/^-?\d+$/.test(text) ? Number(text) : text)}
        />
      );
  }
}

const same = <Value extends string>(value: Value) => [value, value] as const;
