import type { Report } from "./report.ts";

/** What a person at a terminal can try next, by the sentence of a failure. */
const hints: readonly [failure: RegExp, hint: (url: URL) => string | null][] = [
  [
    /^The certificate of /,
    () => "Trust the certificate in your browser and system, or look past it here with --insecure.",
  ],
  [
    /did not complete its response within /,
    () => "A browser waits for minutes. Give --max-time more seconds to wait longer here.",
  ],
  [
    /^No connection to .* within /,
    () => "Give --connect-timeout more seconds, or check the host and the port.",
  ],
  [
    /closed the connection without a response/,
    (url) =>
      url.protocol === "http:"
        ? `If this port speaks TLS, ask https://${url.host}${url.pathname}.`
        : null,
  ],
  [/^No address is known for /, () => "Check the spelling of the host."],
];

/** Each hint once. */
export function toHints({ exchanges }: Report): string[] {
  const found = exchanges.flatMap(({ url, failure }) =>
    hints.flatMap(([pattern, hint]) =>
      failure !== null && pattern.test(failure) ? (hint(new URL(url)) ?? []) : [],
    ),
  );
  return [...new Set(found)];
}
