import { isBlockedByResourcePolicy } from "../../fetch/response.ts";
import type { FetchReport } from "./engine.ts";

/** The address whose response Cross-Origin-Resource-Policy keeps from a no-cors request; null where it does not. */
export function toHeldBack({ request, exchanges, verdict }: FetchReport): string | null {
  const { outcome, urls } = verdict;
  if (outcome !== "network-error" || verdict.phase !== "response") return null;
  const url = urls.at(-1) ?? request.url;
  const headers = exchanges.at(-1)?.response?.headers ?? [];
  const isBlocked = isBlockedByResourcePolicy({ url, origin: request.origin }, headers);
  return request.mode === "no-cors" && isBlocked ? url : null;
}
