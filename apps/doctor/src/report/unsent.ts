import type { Examination, Unsent } from "../examine/types.ts";

/** What a browser would not send, or was not sent for the caller's sake, and why. */
export function toUnsent({ asked, results, dropped }: Examination): Unsent[] {
  const [first] = results;
  const all = results.flatMap(({ heldBack }) => heldBack ?? []);
  const verdict = first?.verdict;
  if (verdict?.outcome === "blocked" && verdict.phase === "preflight") {
    const url = verdict.urls.at(-1) ?? asked.url;
    const method = verdict.sent.at(-1)?.headers.find(([name]) => /-request-method$/i.test(name));
    all.push({
      method: method?.[1] ?? asked.method,
      url,
      why: "The preflight failed, so no browser sends the request, and the server never runs it.",
    });
  }
  if (verdict?.outcome === "blocked" && verdict.phase === "redirect") {
    all.push({
      method: asked.method,
      url: verdict.urls.at(-1) ?? asked.url,
      why: "No browser follows this redirect.",
    });
  }
  const headers = dropped.map((name) => ({
    method: "the header",
    url: name,
    why: `No script may set it${/^cookie$/i.test(name) ? "; --cookie sends cookies" : ""}.`,
  }));
  const unique = all.filter(
    ({ method, why }, at) =>
      all.findIndex((other) => other.method === method && other.why === why) === at,
  );
  return [...unique, ...headers];
}
