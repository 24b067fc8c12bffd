import type { PreflightReason, UnsafeRule } from "@blocked/cors-protocol";
import type { Result } from "../examine/types.ts";

const rules: Record<UnsafeRule, (name: string) => string> = {
  name: (name) => `the header ${name}`,
  value: (name) => `the value of ${name}`,
  length: (name) => `the length of ${name}`,
  total: (name) => `the length of all safe headers together (${name})`,
};

/** Why a preflight is due, each reason in words. */
export function toReasons(result: Result | undefined): string[] {
  return (result?.verdict.preflight ?? []).map(toReason);
}

function toReason(reason: PreflightReason): string {
  switch (reason.kind) {
    case "method":
      return `the method ${reason.method}`;
    case "header":
      return rules[reason.rule](reason.name);
    case "upload-listeners":
      return "listeners on the upload";
  }
}
