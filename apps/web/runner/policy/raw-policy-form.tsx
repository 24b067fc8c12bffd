import type { Policy, RawPolicy } from "@blocked/profiles";
import { RawResponseForm } from "./raw-response-form.tsx";

type RawPolicyFormProps = { policy: RawPolicy; onChange: (policy: Policy) => void };

/** Edits both responses of a policy line by line. */
export function RawPolicyForm({ policy, onChange }: RawPolicyFormProps) {
  return (
    <>
      <RawResponseForm
        title="Response to the preflight"
        response={policy.preflight}
        onChange={(preflight) => onChange({ ...policy, preflight })}
      />
      <RawResponseForm
        title="Response to the request"
        response={policy.response}
        onChange={(response) => onChange({ ...policy, response })}
      />
    </>
  );
}
