import { askInFrame, type Stranger } from "./stranger.ts";

/** Where the API is, and the hostile page. */
export async function findPlaces(): Promise<{ api: string; hostile: string }> {
  return (await (await fetch("/lab.json")).json()) as { api: string; hostile: string };
}

/** Another website, in the frame that `StrangerPanel` has a place for. */
export const framedStranger: Stranger = {
  findOrigin: async () => (await findPlaces()).hostile,
  ask: async (asked) => {
    const place = document.querySelector("[data-stranger]");
    if (place === null) return { error: "nothing: there is no place for it" };
    return askInFrame(place, (await findPlaces()).hostile, asked);
  },
};
