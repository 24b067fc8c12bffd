import { paths } from "@blocked/api-client";
import {
  findProfile,
  getFix,
  getScenario,
  getShown,
  type Probe,
  type Profile,
} from "@blocked/profiles";
import type { Switches } from "../../lib/lab-address.ts";
import { createStore } from "../../lib/store.ts";
import { framedAttacker, findOrigins } from "../attacker/framed-attacker.ts";
import { type Action, toAction } from "./action.ts";
import { playScenario } from "./play-scenario.ts";
import { loadCourse, saveCourse } from "./progress.ts";
import { createSender, type SenderOptions } from "./sender.ts";
import type { Entry, LabState, ScenarioEntry } from "./state.ts";

export type LabStart = Pick<LabState, "profileId" | "switches" | "prepared" | "rows">;

/** The lab in this browser. The web server renders the same page and sends nothing. */
export function openLab(initial: LabStart): Lab {
  return createLab(initial, {
    origin: typeof location === "undefined" ? "" : location.origin,
    findApi: async () => (await findOrigins()).api,
    fetch: (url, init) => fetch(url, init),
    attacker: framedAttacker,
  });
}

export type Lab = ReturnType<typeof createLab>;

/** The lab without its page: its state, and what the user can do. No request is ever repeated by itself. */
function createLab(initial: LabStart, options: SenderOptions) {
  const store = createStore<LabState>({
    ...initial,
    connection: "connecting",
    session: null,
    hasAttacker: false,
    shown: null,
    scenario: null,
    history: [],
    course: {},
    pending: 0,
  });
  const { getState, set, subscribe } = store;
  const sender = createSender(store, options);
  const { send } = sender;

  async function open(profileId: string): Promise<void> {
    set({ profileId, prepared: null });
    await send({ kind: "read", offset: 0 });
  }

  async function play(profile: Profile, before: ScenarioEntry | null = null): Promise<void> {
    // A recorded run has no scenario, and its page shows it already.
    if (getScenario(profile) === null) return open(profile.id);
    set({ profileId: profile.id });
    const hasWritten = await playScenario(profile, before, store, sender, options);
    if (hasWritten) await send({ kind: "read", offset: getState().rows.offset }, { show: false });
  }

  /** Sets the switches of a probe, and sends it through a profile. */
  async function showProbe({ id }: Profile, probe: Probe): Promise<void> {
    const { cookies, token, text } = probe;
    set({ profileId: id, switches: { cookies, token, text } });
    if (probe.from === "page") {
      await send(toAction(probe.request, getState().rows.items));
      return;
    }
    // Another website gains something only from a user who is signed in.
    if (getState().session?.hasCookie !== true) {
      await send({ kind: "sign-in" }, { profileId: "correct", show: false });
    }
    set({ hasAttacker: true });
    await send({ kind: "attacker", probe });
  }

  return {
    subscribe,
    getState,
    /** Connects to the API, and reads the list unless a link prepared a request. */
    async start(): Promise<void> {
      set({ course: loadCourse() });
      const connection = await sender.connect();
      // A button pressed in the meantime sends the first request.
      if (connection !== null && getState().prepared === null && getState().pending === 0) {
        await send({ kind: "read", offset: 0 });
      }
    },
    open,
    send: (action: Action) => send(action),
    sendPrepared: () => send(toAction(getState().prepared ?? "read", getState().rows.items)),
    switch: (change: Partial<Switches>) => set({ switches: { ...getState().switches, ...change } }),
    /** Shows an entry of the history, with the policy that produced it. */
    reopen(entry: Entry | ScenarioEntry): void {
      sender.hold();
      const shown =
        "results" in entry ? { shown: null, scenario: entry } : { shown: entry, scenario: null };
      set({ ...shown, profileId: entry.profileId, prepared: null });
    },
    again({ action, profileId, switches }: Entry): Promise<boolean> {
      set({ profileId, switches });
      return send(action);
    },
    async showMe(profile: Profile): Promise<void> {
      const shown = getShown(profile);
      await (shown === null ? play(profile) : showProbe(profile, shown.probe));
    },
    showProbe,
    /** Sends the same request through the profile that fixes its own. */
    async fix(before: Entry): Promise<void> {
      const profile = findProfile(before.profileId);
      if (profile === undefined) return;
      set({ profileId: getFix(profile).id, switches: before.switches });
      await send(before.action, { before });
    },
    /** Plays the scenario of the profile that fixes this one's. */
    async fixScenario(before: ScenarioEntry): Promise<void> {
      const profile = findProfile(before.profileId);
      if (profile !== undefined) await play(getFix(profile), before);
    },
    resetProgress: () => {
      saveCourse({});
      set({ course: {} });
    },
    /** Leaves the blocked sign-in on the page, with its explanation. */
    signInThrough: (profileId: string) => send({ kind: "sign-in" }, { profileId, show: false }),
    /** NOTE: the route stands outside the profiles, so there is nothing to explain. */
    async restoreSamples(): Promise<void> {
      const connection = await sender.connect();
      if (connection === null) return;
      // If the API is down, the read that follows says so.
      await options.fetch(connection.api + paths.reset, { method: "POST" }).catch(() => null);
      await send({ kind: "read", offset: 0 });
    },
  };
}
