import { limits, type Policy } from "@blocked/profiles";
import { useId } from "react";
import { Button, TextButton } from "../../../ui/button.tsx";
import { PluginForm } from "../../../runner/policy/plugin-form.tsx";
import { RawPolicyForm } from "../../../runner/policy/raw-policy-form.tsx";

const kinds: [kind: Policy["kind"], title: string][] = [
  ["plugin", "@fastify/cors"],
  ["raw", "raw responses"],
  ["none", "no CORS"],
];

type PolicyFormProps<Edited extends Policy> = {
  policy: Edited;
  pageOrigin: string;
  /** The number of this policy in a chain of redirects. */
  hop?: number;
  onChange: (policy: Policy) => void;
};

/** Edits a policy: the plugin with its options, or the responses line by line. */
export function PolicyForm({ policy, pageOrigin, hop = 1, onChange }: PolicyFormProps<Policy>) {
  const name = useId();
  return (
    <div className="space-y-3">
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="sr-only">Kind of policy</legend>
        {kinds.map(([kind, title]) => (
          <label key={kind} className="flex items-baseline gap-2">
            <input
              type="radio"
              name={name}
              className="translate-y-0.5 accent-accent"
              checked={policy.kind === kind}
              onChange={() => onChange(toFirst(kind, pageOrigin))}
            />
            {title}
          </label>
        ))}
      </fieldset>
      {policy.kind === "plugin" && (
        <PluginForm
          given={policy.options}
          pageOrigin={pageOrigin}
          onChange={(options) => onChange({ kind: "plugin", options })}
        />
      )}
      {policy.kind === "raw" && (
        <>
          <RawPolicyForm policy={policy} onChange={onChange} />
          <RedirectTarget policy={policy} pageOrigin={pageOrigin} hop={hop} onChange={onChange} />
        </>
      )}
      {policy.kind === "none" && (
        <p className="text-sm text-soft">
          The plugin is not registered. No response has a CORS header, and a preflight finds no
          route.
        </p>
      )}
    </div>
  );
}

/** The policy of a kind as the form first shows it. */
function toFirst(kind: Policy["kind"], pageOrigin: string): Policy {
  if (kind === "none") return { kind };
  if (kind === "plugin") return { kind, options: {} };
  const allowOrigin: [string, string] = ["Access-Control-Allow-Origin", pageOrigin];
  return {
    kind,
    preflight: { status: 204, headers: [allowOrigin, ["Access-Control-Allow-Methods", "PUT"]] },
    response: { status: 200, headers: [allowOrigin] },
  };
}

/** Edits the policy at the target of a redirect. */
function RedirectTarget({
  policy,
  pageOrigin,
  hop = 1,
  onChange,
}: PolicyFormProps<Extract<Policy, { kind: "raw" }>>) {
  const { next, ...rest } = policy;
  if (next !== undefined) {
    return (
      <fieldset className="space-y-2 border-l-2 border-rule pl-4">
        <legend className="eyebrow">Policy at {"{next}"}</legend>
        <PolicyForm
          policy={next}
          pageOrigin={pageOrigin}
          hop={hop + 1}
          onChange={(changed) => onChange({ ...rest, next: changed })}
        />
        <Button className="text-sm text-accent" onClick={() => onChange(rest)}>
          Remove policy
        </Button>
      </fieldset>
    );
  }
  if (hop >= limits.hops) return null;
  return (
    <p className="text-sm text-soft">
      A Location may be <code className="wire">{"{next}"}</code>, or{" "}
      <code className="wire">{"http://127.0.0.1:4000{next}"}</code> for another origin.{" "}
      <TextButton onClick={() => onChange({ ...policy, next: toFirst("plugin", pageOrigin) })}>
        Add policy at {"{next}"}
      </TextButton>
    </p>
  );
}
