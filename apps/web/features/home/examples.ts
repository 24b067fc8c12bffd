import type { Engine } from "@blocked/cors-protocol";
import { findRecorded, toCauses } from "@blocked/error-guide";

export type Example = { title: string; href: string };

/** Three lines as the browsers printed them, one an engine, each with a link that explains it. */
export function toExamples(): Example[] {
  return [
    toExample("Chrome: no Allow-Origin header", "chromium", "MissingAllowOriginHeader"),
    toExample("Firefox: method not allowed", "firefox", "MethodDisallowedByPreflightResponse"),
    toExample("Safari: wildcard with cookies", "webkit", "WildcardOriginNotAllowed"),
  ];
}

function toExample(title: string, engine: Engine, code: Parameters<typeof toCauses>[0]): Example {
  const [cause] = toCauses(code);
  const [line] = (cause && findRecorded(cause)?.lines[engine]) ?? [];
  if (line === undefined) throw new Error(`Nobody has recorded ${code} in ${engine}.`);
  return { title, href: `/diagnose?${new URLSearchParams({ line })}` };
}
