import type { PluginOptions, Policy, RawPolicy } from "@blocked/profiles";
import { PluginForm } from "../../../runner/policy/plugin-form.tsx";
import { RawPolicyForm } from "../../../runner/policy/raw-policy-form.tsx";
import { CheckField } from "../../../ui/fields.tsx";

type RepairFormProps<Edited extends Policy> = {
  policy: Edited;
  onChange: (policy: Policy) => void;
};

/** The options that a lesson is about; the playground has all of them. */
const names = ["origin", "credentials", "methods", "allowedHeaders", "exposedHeaders"] as const;

/** A small editor: the plugin with its main options, or two responses line by line. */
export function RepairForm({ policy, onChange }: RepairFormProps<Policy>) {
  return (
    <div className="teach-zoom space-y-4">
      {policy.kind === "raw" ? (
        <RawPolicyForm policy={policy} onChange={onChange} />
      ) : (
        <OptionsForm policy={policy} onChange={onChange} />
      )}
    </div>
  );
}

function OptionsForm({ policy, onChange }: RepairFormProps<Exclude<Policy, RawPolicy>>) {
  const options: PluginOptions = policy.kind === "plugin" ? policy.options : {};
  return (
    <div className="space-y-2">
      <CheckField
        label="Register @fastify/cors"
        value={policy.kind === "plugin"}
        onChange={(isOn) => onChange(isOn ? { kind: "plugin", options } : { kind: "none" })}
      />
      {policy.kind === "plugin" && (
        <PluginForm
          given={options}
          names={names}
          // The field starts empty: to name the origin is the reader's task.
          pageOrigin=""
          onChange={(changed) => onChange({ kind: "plugin", options: changed })}
        />
      )}
    </div>
  );
}
