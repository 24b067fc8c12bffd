import {
  decode,
  encode,
  longestEncoded,
  type Policy,
  PolicyError,
  readPolicy,
} from "@blocked/profiles";
import { credentialsModes, type Draft, firstDraft, longestRequest, modes } from "./draft.ts";

/** A policy and a request, as composed in the playground. */
export type Composition = { policy: Policy; draft: Draft };

/** Links to the playground with a composition; the inverse of `readComposition`. */
export function toPlaygroundLink({ policy, draft }: Composition): string {
  return `/playground?policy=${encode(policy)}&request=${encode(draft)}`;
}

/** Whether the web server accepts the link; it rejects a longer one with a bare 431. */
export function fitsAddress({ policy, draft }: Composition): boolean {
  return encode(policy).length <= longestEncoded && encode(draft).length <= longestRequest;
}

/** Reads `?policy=…&request=…`. Returns a sentence for the user if the address is damaged. */
export function readComposition(query: URLSearchParams): Composition | string {
  const [policy, request] = [query.get("policy"), query.get("request")];
  try {
    return {
      policy: policy === null ? { kind: "plugin", options: {} } : readPolicy(decode(policy)),
      draft: request === null ? firstDraft : readDraft(decode(request)),
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
  throw new PolicyError("The request in this address is damaged. Copy the whole address again.");
}
