import { askInFrame, type Attacker } from "./attacker.ts";

/** Where the API is, and the attacker page. */
export async function findPlaces(): Promise<{ api: string; attacker: string }> {
  return (await (await fetch("/lab.json")).json()) as { api: string; attacker: string };
}

/** Another website, in the frame that `AttackerPanel` has a place for. */
export const framedAttacker: Attacker = {
  findOrigin: async () => (await findPlaces()).attacker,
  ask: async (asked) => {
    const place = document.querySelector("[data-stranger]");
    if (place === null) return { error: "nothing: there is no place for it" };
    return askInFrame(place, (await findPlaces()).attacker, asked);
  },
};
