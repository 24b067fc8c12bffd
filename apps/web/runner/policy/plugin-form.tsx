import type { PluginOptions } from "@blocked/profiles";
import { OptionField } from "./option-field.tsx";
import { options } from "./options.ts";

type PluginFormProps = {
  given: PluginOptions;
  pageOrigin: string;
  /** The options to show; all of them if left out. */
  names?: readonly (keyof PluginOptions)[];
  onChange: (options: PluginOptions) => void;
};

export function PluginForm({ given, pageOrigin, names, onChange }: PluginFormProps) {
  const shown = options.filter(({ name }) => names?.includes(name) ?? true);
  return (
    <div>
      {shown.map((option) => (
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
      ))}
      {names === undefined && (
        <p className="pt-2 text-sm text-soft">
          An address cannot carry a function (delegator). hideOptionsRoute and logLevel change no
          response.
        </p>
      )}
    </div>
  );
}
