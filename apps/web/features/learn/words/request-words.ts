import type { Probe } from "@blocked/profiles";

const does: Record<Probe["request"], string> = {
  read: "reads the list (GET)",
  create: "adds an item (POST)",
  update: "saves a change (PUT)",
  remove: "deletes an item (DELETE)",
};

const who: Record<Probe["from"], string> = {
  page: "Your page",
  attacker: "Another website, on another port,",
  null: "A sandboxed frame of another website",
};

/** Says in one sentence who sends what. */
export function toRequestWords({ from, request, cookies, token, text }: Probe): string {
  const isWrite = request === "create" || request === "update";
  const extras = [
    ...(isWrite ? [text ? "as plain text" : "as JSON"] : []),
    ...(cookies ? ["with the user’s cookies"] : []),
    ...(token ? ["with a token in the header Authorization"] : []),
  ];
  return `${who[from]} ${[does[request], ...extras].join(", ")}.`;
}
