import type { PluginOptions } from "@blocked/profiles";
import { useState } from "react";
import { OptionField } from "./option-field.tsx";
import { type Option, options } from "./options.ts";

type PluginFormProps = {
  given: PluginOptions;
  pageOrigin: string;
  /** The options to show; all of them if left out. */
  names?: readonly (keyof PluginOptions)[];
  onChange: (options: PluginOptions) => void;
};

/** The first options are those that most policies set. */
const usual = 6;

/** Shows every option, the rare ones folded, or only the named ones. */
export function PluginForm({ given, pageOrigin, names, onChange }: PluginFormProps) {
  const toField = (option: Option) => (
    <OptionField
      key={option.name}
      option={option}
      value={given[option.name]}
      pageOrigin={pageOrigin}
      onChange={(value) => {
        // Keep the plugin's order, whichever option was set first.
        const entries = options.flatMap(({ name }): [string, unknown][] => {
          const one = name === option.name ? value : given[name];
          return one === undefined ? [] : [[name, one]];
        });
        onChange(Object.fromEntries(entries) as PluginOptions);
      }}
    />
  );
  const rare = options.slice(usual);
  const [isOpen] = useState(() => rare.some(({ name }) => given[name] !== undefined));
  if (names !== undefined) {
    return <div>{options.filter(({ name }) => names.includes(name)).map(toField)}</div>;
  }
  return (
    <div>
      {options.slice(0, usual).map(toField)}
      <details open={isOpen}>
        <summary className="py-1 text-sm text-accent">{rare.length} more options</summary>
        {rare.map(toField)}
        <p className="pt-2 text-sm text-soft">
          An address cannot carry a function (delegator). hideOptionsRoute and logLevel change no
          response.
        </p>
      </details>
    </div>
  );
}
