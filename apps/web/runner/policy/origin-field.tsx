import type { Pattern, PluginOptions } from "@blocked/profiles";
import { LinesField, Select, TextField } from "../../ui/fields.tsx";
import { fromOrigin, toOrigin } from "./lines.ts";

type Origin = NonNullable<PluginOptions["origin"]>;

const forms = [
  ["list", "a list: the origin is allowed if it matches"],
  ["one", "one text: sent to every origin"],
  ["true", "true: every origin is allowed"],
  ["false", "false: CORS is off"],
] as const;

type Form = (typeof forms)[number][0];

type OriginFieldProps = {
  origin: Origin;
  pageOrigin: string;
  onChange: (origin: Origin) => void;
};

export function OriginField({ origin, pageOrigin, onChange }: OriginFieldProps) {
  const form = toForm(origin);
  const start = { list: [pageOrigin], one: pageOrigin, true: true, false: false };
  return (
    <div className="space-y-1">
      <Select
        label="form of origin"
        isBare
        value={form}
        values={forms}
        onChange={(next) => onChange(start[next])}
      />
      {form === "one" && (
        <TextField
          label="origin"
          isBare
          value={fromOrigin(origin as string | Pattern)}
          onChange={(text) => onChange(toOrigin(text))}
        />
      )}
      {form === "list" && (
        <LinesField
          label="one on each line; write a pattern between slashes"
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
