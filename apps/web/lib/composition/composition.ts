import {
  decode,
  encode,
  longestEncoded,
  type Policy,
  PolicyError,
  readPolicy,
} from "@blocked/profiles";
import { credentialsModes, type Draft, firstDraft, longestRequest, modes } from "./draft.ts";

/** Everything that a person composed. */
export type Composition = { policy: Policy; draft: Draft };

/** The plugin as it is when nothing is said. */
const first: Composition = { policy: { kind: "plugin", options: {} }, draft: firstDraft };

/** The link that carries a composition; the inverse of `readComposition`. */
export function toWorkbenchLink({ policy, draft }: Composition): string {
  return `/workbench?policy=${encode(policy)}&request=${encode(draft)}`;
}

/** Whether a server takes the link: one that is too long is answered with 431 and nothing more. */
export function fitsAddress({ policy, draft }: Composition): boolean {
  return encode(policy).length <= longestEncoded && encode(draft).length <= longestRequest;
}

/**
 * Reads `?policy=…&request=…`; what is left out is as at the beginning.
 * @returns a sentence that says what is wrong with the address
 */
export function readComposition(query: URLSearchParams): Composition | string {
  const [policy, request] = [query.get("policy"), query.get("request")];
  try {
    return {
      policy: policy === null ? first.policy : readPolicy(decode(policy)),
      draft: request === null ? first.draft : readDraft(decode(request)),
    };
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
}

function readDraft(json: unknown): Draft {
  const draft = json as Partial<Draft> | null | undefined;
  const isDraft =
    typeof draft?.method === "string" &&
    Array.isArray(draft.headers) &&
    draft.headers.every(
      (line: unknown) =>
        Array.isArray(line) && line.length === 2 && line.every((part) => typeof part === "string"),
    ) &&
    (draft.body === null || typeof draft.body === "string") &&
    credentialsModes.some((one) => one === draft.credentials) &&
    modes.some((one) => one === draft.mode) &&
    (draft.initiatorType === "fetch" || draft.initiatorType === "xmlhttprequest") &&
    typeof draft.hasUploadListeners === "boolean";
  if (isDraft) return draft as Draft;
  throw new PolicyError(
    "The request in the address should be one of the workbench's own; copy the whole address.",
  );
}
