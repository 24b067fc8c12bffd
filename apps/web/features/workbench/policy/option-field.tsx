import { hooks, type PluginOptions } from "@blocked/profiles";
import { fromList, toList } from "../lines.ts";
import { OriginField } from "./origin-field.tsx";

type Name = keyof PluginOptions;
type Kind = "origin" | "boolean" | "list" | "number" | "text" | "hook";

/** Every option of the plugin that JSON can carry, with its own default, and what it starts with when it is set (origin: with the page's own). */
export const options: { name: Name; kind: Kind; fallback: string; start: PluginOptions[Name] }[] = [
  { name: "origin", kind: "origin", fallback: '"*"', start: undefined },
  { name: "credentials", kind: "boolean", fallback: "false", start: true },
  {
    name: "methods",
    kind: "list",
    fallback: "GET,HEAD,POST",
    start: ["GET", "HEAD", "POST", "PUT"],
  },
  {
    name: "allowedHeaders",
    kind: "list",
    fallback: "null: whatever is asked for",
    start: ["Content-Type"],
  },
  { name: "exposedHeaders", kind: "list", fallback: "null: none", start: ["X-Total-Count"] },
  { name: "maxAge", kind: "number", fallback: "null: 5 seconds", start: 600 },
  { name: "cacheControl", kind: "text", fallback: "null: no header", start: 60 },
  { name: "preflight", kind: "boolean", fallback: "true", start: false },
  { name: "strictPreflight", kind: "boolean", fallback: "true", start: false },
  { name: "preflightContinue", kind: "boolean", fallback: "false", start: true },
  { name: "optionsSuccessStatus", kind: "number", fallback: "204", start: 200 },
  { name: "hook", kind: "hook", fallback: "onRequest", start: "preHandler" },
];

/** One option: not set, it shows the plugin's default; set, what it is set to. */
export function OptionField({
  option: { name, kind, fallback, start },
  value,
  pageOrigin,
  onChange,
}: {
  option: (typeof options)[number];
  value: PluginOptions[Name];
  pageOrigin: string;
  /** undefined takes the option away. */
  onChange: (value: PluginOptions[Name]) => void;
}) {
  return (
    <div className={kind === "origin" && value !== undefined ? "bench-wide" : "bench-option"}>
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
}: {
  name: Name;
  kind: Kind;
  value: NonNullable<PluginOptions[Name]>;
  pageOrigin: string;
  onChange: (value: PluginOptions[Name]) => void;
}) {
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
        <Choice
          name={name}
          value={value === true ? "true" : "false"}
          values={["true", "false"]}
          onChange={(text) => onChange(text === "true")}
        />
      );
    case "hook":
      return (
        <Choice
          name={name}
          value={value as string}
          values={hooks}
          onChange={(text) => onChange(hooks.find((hook) => hook === text))}
        />
      );
    case "list":
      return (
        <Text
          name={name}
          value={fromList(value as string | string[])}
          onChange={(text) => onChange(toList(text))}
        />
      );
    case "number":
    case "text":
      return (
        <Text
          name={name}
          value={String(value as string | number)}
          onChange={(text) => onChange(/^-?\d+$/.test(text) ? Number(text) : text)}
        />
      );
  }
}

function Text({
  name,
  value,
  onChange,
}: {
  name: Name;
  value: string;
  onChange: (text: string) => void;
}) {
  return (
    <input
      className="field wire"
      aria-label={name}
      spellCheck={false}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function Choice({
  name,
  value,
  values,
  onChange,
}: {
  name: Name;
  value: string;
  values: readonly string[];
  onChange: (text: string) => void;
}) {
  return (
    <select
      className="field wire"
      aria-label={name}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {values.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
}
