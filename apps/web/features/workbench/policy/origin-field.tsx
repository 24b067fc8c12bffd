import type { Pattern, PluginOptions } from "@blocked/profiles";
import { fromOrigin, toOrigin } from "../lines.ts";
import { LinesField } from "../../../ui/fields.tsx";

type Origin = NonNullable<PluginOptions["origin"]>;
type Form = "one" | "list" | "true" | "false";

const forms: [form: Form, title: string][] = [
  ["list", "a list: each is answered with its own name"],
  ["one", "one text: sent to everybody"],
  ["true", "true: whoever asks"],
  ["false", "false: CORS is off"],
];

/** The option with the most forms. */
export function OriginField({
  origin,
  pageOrigin,
  onChange,
}: {
  origin: Origin;
  pageOrigin: string;
  onChange: (origin: Origin) => void;
}) {
  const form = toForm(origin);
  const start: Record<Form, Origin> = {
    list: [pageOrigin],
    one: pageOrigin,
    true: true,
    false: false,
  };
  return (
    <div className="space-y-1">
      <select
        className="field"
        aria-label="origin: its form"
        value={form}
        onChange={({ target }) => onChange(start[target.value as Form])}
      >
        {forms.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      {form === "one" && (
        <input
          className="field wire"
          aria-label="origin"
          spellCheck={false}
          value={fromOrigin(origin as string | Pattern)}
          onChange={({ target }) => onChange(toOrigin(target.value))}
        />
      )}
      {form === "list" && (
        <LinesField
          label="one on each line; a pattern stands between two slashes"
          lines={(origin as (string | Pattern)[]).map(fromOrigin)}
          onChange={(lines) => onChange(lines.map(toOrigin))}
        />
      )}
    </div>
  );
}

function toForm(origin: Origin): Form {
  if (Array.isArray(origin)) return "list";
  return typeof origin === "boolean" ? (origin ? "true" : "false") : "one";
}
