import { isToken } from "@blocked/cors-protocol";
import { isSecretName, maskSecrets } from "@blocked/cors-protocol/paste";

/** Puts dots in the place of tokens, cookies and passwords, in every text of a report. */
export function maskReport<Report>(report: Report): Report {
  return mask(report) as Report;
}

function mask(value: unknown): unknown {
  if (typeof value === "string") return maskSecrets(value).text;
  if (Array.isArray(value)) return isSecretLine(value) ? maskLine(value) : value.map(mask);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mask(one)]));
}

type HeaderLine = [name: string, value: string];

function isSecretLine(value: unknown[]): value is HeaderLine {
  const [name, text] = value;
  return (
    value.length === 2 &&
    typeof name === "string" &&
    typeof text === "string" &&
    isToken(name) &&
    isSecretName(name)
  );
}

/** The scheme of Authorization stays, since it explains much. */
function maskLine([name, text]: HeaderLine): HeaderLine {
  const masked = maskSecrets(`${name}: ${text}`).text;
  return [name, masked.slice(name.length + 2)];
}
