import { hooks, type PluginOptions } from "@blocked/profiles";
import { Select, TextField } from "../../ui/fields.tsx";
import { fromList, toList } from "./lines.ts";
import type { Option } from "./options.ts";
import { OriginField } from "./origin-field.tsx";

type OptionProps<Value> = {
  option: Option;
  value: Value;
  pageOrigin: string;
  /** Gets undefined to remove the option. */
  onChange: (value: PluginOptions[Option["name"]]) => void;
};

const row = "grid items-start gap-x-3 gap-y-1 border-b border-rule py-1";

/** One option of the plugin: a check box, and the plugin's default or the value that is set. */
export function OptionField(props: OptionProps<PluginOptions[Option["name"]]>) {
  const { option, value, pageOrigin, onChange } = props;
  const { name, kind, fallback, start = [pageOrigin] } = option;
  const isSet = value !== undefined;
  const isWide = kind === "origin" && isSet;
  const columns = "grid-cols-[minmax(0,12rem)_minmax(0,1fr)]";
  // On a phone a list has no room beside its name.
  const narrow = kind === "list" && isSet ? "max-sm:grid-cols-1" : "";
  return (
    <div className={`${row} ${isWide ? "" : columns} ${narrow}`}>
      <label className="wire flex gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={value !== undefined}
          onChange={({ target }) => onChange(target.checked ? start : undefined)}
        />
        {name}
      </label>
      {value === undefined ? (
        <span className="wire text-soft">{fallback}</span>
      ) : (
        <Control {...{ option, value, pageOrigin, onChange }} />
      )}
    </div>
  );
}

type Given = NonNullable<PluginOptions[Option["name"]]>;

function Control({ option: { name, kind }, value, pageOrigin, onChange }: OptionProps<Given>) {
  const field = { label: name, isBare: true };
  switch (kind) {
    case "origin":
      return <OriginField origin={value as Origin} {...{ pageOrigin, onChange }} />;
    case "boolean":
      return (
        <Select
          {...field}
          value={value === true ? "true" : "false"}
          values={["true", "false"]}
          onChange={(text) => onChange(text === "true")}
        />
      );
    case "hook":
      return <Select {...field} value={value as Hook} values={hooks} onChange={onChange} />;
    case "list":
      return (
        <TextField
          {...field}
          value={fromList(value as string | string[])}
          onChange={(text) => onChange(toList(text))}
        />
      );
    case "number":
    case "text":
      return (
        <TextField
          {...field}
          value={String(value as string | number)}
          onChange={(text) => onChange(/^-?\d+$/.test(text) ? Number(text) : text)}
        />
      );
  }
}

type Origin = NonNullable<PluginOptions["origin"]>;
type Hook = (typeof hooks)[number];
