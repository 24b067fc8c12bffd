import { limits, type PluginOptions, type Policy, type RawAnswer } from "@blocked/profiles";
import { useId } from "react";
import { fromHeaderLine, toHeaderLine } from "../lines.ts";
import { LinesField } from "../../../ui/fields.tsx";
import { OptionField, options } from "./option-field.tsx";

const kinds: [kind: Policy["kind"], title: string][] = [
  ["plugin", "@fastify/cors"],
  ["raw", "raw answers"],
  ["none", "no CORS at all"],
];

/** The server's side: the plugin with its options, or answers line by line. */
export function PolicyForm({
  policy,
  pageOrigin,
  hop = 1,
  onChange,
}: {
  policy: Policy;
  pageOrigin: string;
  /** How many addresses a redirect has led through, this one included. */
  hop?: number;
  onChange: (policy: Policy) => void;
}) {
  const name = useId();
  return (
    <div className="space-y-3">
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="sr-only">What answers</legend>
        {kinds.map(([kind, title]) => (
          <label key={kind} className="flex items-baseline gap-2">
            <input
              type="radio"
              name={name}
              className="translate-y-0.5 accent-accent"
              checked={policy.kind === kind}
              onChange={() => onChange(start(kind, pageOrigin))}
            />
            {title}
          </label>
        ))}
      </fieldset>
      {policy.kind === "plugin" && (
        <PluginForm
          options={policy.options}
          pageOrigin={pageOrigin}
          onChange={(changed) => onChange({ kind: "plugin", options: changed })}
        />
      )}
      {policy.kind === "raw" && (
        <>
          <AnswerForm
            title="Answer to the preflight"
            answer={policy.preflight}
            onChange={(preflight) => onChange({ ...policy, preflight })}
          />
          <AnswerForm
            title="Answer to the request"
            answer={policy.response}
            onChange={(response) => onChange({ ...policy, response })}
          />
          <Next policy={policy} pageOrigin={pageOrigin} hop={hop} onChange={onChange} />
        </>
      )}
      {policy.kind === "none" && (
        <p className="text-sm text-soft">
          The plugin is not registered: no answer has a CORS header, and a preflight finds no route.
        </p>
      )}
    </div>
  );
}

function start(kind: Policy["kind"], pageOrigin: string): Policy {
  if (kind === "none") return { kind };
  if (kind === "plugin") return { kind, options: {} };
  const allowOrigin: [string, string] = ["Access-Control-Allow-Origin", pageOrigin];
  return {
    kind,
    preflight: { status: 204, headers: [allowOrigin, ["Access-Control-Allow-Methods", "PUT"]] },
    response: { status: 200, headers: [allowOrigin] },
  };
}

function PluginForm({
  options: given,
  pageOrigin,
  onChange,
}: {
  options: PluginOptions;
  pageOrigin: string;
  onChange: (options: PluginOptions) => void;
}) {
  return (
    <div>
      {options.map((option) => (
        <OptionField
          key={option.name}
          option={option}
          value={given[option.name]}
          pageOrigin={pageOrigin}
          onChange={(value) => {
            // In the plugin's own order, whatever was set first.
            const entries = options.flatMap(({ name }): [string, unknown][] => {
              const one = name === option.name ? value : given[name];
              return one === undefined ? [] : [[name, one]];
            });
            onChange(Object.fromEntries(entries) as PluginOptions);
          }}
        />
      ))}
      <p className="pt-2 text-sm text-soft">
        A function (delegator) cannot stand in an address; hideOptionsRoute and logLevel change no
        answer.
      </p>
    </div>
  );
}

function AnswerForm({
  title,
  answer: { status, headers },
  onChange,
}: {
  title: string;
  answer: RawAnswer;
  onChange: (answer: RawAnswer) => void;
}) {
  return (
    <fieldset className="space-y-1">
      <legend className="eyebrow">{title}</legend>
      <label className="flex items-center gap-2 text-sm text-soft">
        status
        <input
          className="field wire w-20"
          inputMode="numeric"
          value={Number.isNaN(status) ? "" : status}
          onChange={({ target }) =>
            onChange({ status: Number.parseInt(target.value, 10), headers })
          }
        />
      </label>
      <LinesField
        label="headers, one on each line"
        rows={5}
        lines={headers.map(fromHeaderLine)}
        onChange={(lines) => onChange({ status, headers: lines.map(toHeaderLine) })}
      />
    </fieldset>
  );
}

/** What answers where a redirect leads. */
function Next({
  policy,
  pageOrigin,
  hop,
  onChange,
}: {
  policy: Extract<Policy, { kind: "raw" }>;
  pageOrigin: string;
  hop: number;
  onChange: (policy: Policy) => void;
}) {
  const { next, ...rest } = policy;
  if (next !== undefined) {
    return (
      <fieldset className="space-y-2 border-l-2 border-rule pl-4">
        <legend className="eyebrow">Where {"{next}"} leads</legend>
        <PolicyForm
          policy={next}
          pageOrigin={pageOrigin}
          hop={hop + 1}
          onChange={(changed) => onChange({ ...rest, next: changed })}
        />
        <button type="button" className="text-sm text-accent" onClick={() => onChange(rest)}>
          Take it away
        </button>
      </fieldset>
    );
  }
  if (hop >= limits.hops) return null;
  return (
    <p className="text-sm text-soft">
      A Location may be <code className="wire">{"{next}"}</code>, or{" "}
      <code className="wire">{"http://127.0.0.1:4000{next}"}</code> for another origin.{" "}
      <button
        type="button"
        className="text-accent hover:underline"
        onClick={() => onChange({ ...policy, next: start("plugin", pageOrigin) })}
      >
        Say what answers there
      </button>
    </p>
  );
}
