import { paths } from "@blocked/api-client";
import { findProfile, getFix, getShown, type Probe, type Profile } from "@blocked/profiles";
import { getVisitor } from "../../lib/explain/visitor.ts";
import type { Switches } from "../../lib/address/lab-address.ts";
import { createStore } from "../../lib/store.ts";
import { toSenderOrigin } from "../attacker/attacker.ts";
import { framedAttacker, findOrigins } from "../attacker/framed-attacker.ts";
import { type Action, toProbeAction } from "./action.ts";
import { type Plan, toPlan } from "./plan.ts";
import { playScenario } from "./play-scenario.ts";
import { loadCourse, saveCourse } from "./progress.ts";
import { createSender, type SenderOptions } from "./sender.ts";
import { type Entry, type LabState, noRows, type ScenarioEntry } from "./state.ts";

export type LabStart = Pick<LabState, "profileId"> &
  Partial<Pick<LabState, "switches" | "plan" | "rows" | "engine" | "api" | "isAppOpen" | "step">>;

const noSwitches: Switches = { cookies: false, token: false, text: false };

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

/** The lab without its page: its state, and what the user can do. It sends nothing by itself. */
export function createLab(initial: LabStart, options: SenderOptions) {
  const store = createStore<LabState>({
    connection: "connecting",
    switches: noSwitches,
    plan: null,
    engine: "chromium",
    api: "",
    rows: noRows,
    session: null,
    hasAttacker: false,
    isAppOpen: false,
    notice: null,
    step: null,
    shown: null,
    scenario: null,
    history: [],
    course: {},
    pending: 0,
    ...initial,
  });
  const { getState, set, subscribe } = store;
  const sender = createSender(store, options);
  const { send } = sender;
  let opened = 0;

  async function plan(profileId: string, probe: Probe): Promise<Plan> {
    const line = await sender.connect();
    const { api, rows, session } = getState();
    return toPlan({
      profileId,
      action: toProbeAction(probe, rows.items),
      switches: pick(probe),
      session,
      api: line?.api ?? api,
      origin:
        probe.from === "page" ? options.origin : await toSenderOrigin(probe, options.attacker),
      engine: getVisitor().engine,
      fetch: options.fetch,
    });
  }

  /**
   * Prepares a profile's own request, and leaves nothing of the profile before.
   * @param last the result to show; null to show the prediction
   */
  async function open(profileId: string, last: Entry | ScenarioEntry | null = null): Promise<void> {
    const turn = ++opened;
    const profile = findProfile(profileId);
    const shown = profile === undefined ? null : getShown(profile);
    const prepared = shown === null ? null : await plan(profileId, shown.probe);
    // Another profile was opened in the meantime.
    if (turn !== opened) return;
    sender.hold();
    options.attacker.close();
    const { profileId: before, rows } = getState();
    set({
      profileId,
      plan: prepared,
      switches: prepared?.switches ?? noSwitches,
      engine: getVisitor().engine,
      ...toShown(last),
      step: null,
      hasAttacker: false,
      notice: null,
      // This profile may not let the script read what the one before did.
      rows: { ...rows, stale: rows.stale || (rows.readBy === "script" && before !== profileId) },
    });
  }

  async function play(profile: Profile, before: ScenarioEntry | null = null): Promise<void> {
    const hasWritten = await playScenario(profile, before, store, sender, options);
    if (hasWritten) await send({ kind: "read", offset: getState().rows.offset }, { show: false });
  }

  async function perform(action: Action, switches: Switches): Promise<void> {
    set({ switches });
    if (action.kind === "attacker") {
      // Another website gains something only from a user who is signed in.
      if (getState().session?.hasCookie !== true) {
        await send({ kind: "sign-in" }, { profileId: "correct", show: false });
      }
      set({ hasAttacker: true });
    }
    await send(action);
  }

  return {
    subscribe,
    getState,
    /** Connects to the API, which says whether it runs. */
    async start(): Promise<void> {
      set({ course: loadCourse() });
      const connection = await sender.connect();
      const { plan: prepared, profileId, shown } = getState();
      // The API did not run while the page was rendered.
      if (connection !== null && prepared?.predicted === null && shown === null) {
        await open(profileId);
      }
    },
    open,
    send: (action: Action) => send(action),
    /** Sends the prepared request as it is shown, whatever the app's switches are. */
    async sendPlan(): Promise<void> {
      const { plan: prepared } = getState();
      if (prepared !== null) await perform(prepared.action, prepared.switches);
    },
    play,
    switch: (change: Partial<Switches>) => set({ switches: { ...getState().switches, ...change } }),
    showApp: (isAppOpen: boolean) => set({ isAppOpen }),
    showStep: (step: number | null) => set({ step }),
    /** Shows an entry of the history, at the profile at which it was sent. */
    reopen(entry: Entry | ScenarioEntry): void {
      sender.hold();
      const { profileId } = entry.before ?? entry;
      set({ ...toShown(entry), profileId, step: null });
    },
    again({ action, profileId, switches }: Entry): Promise<boolean> {
      set({ switches });
      return send(action, { profileId });
    },
    /** Sends a probe through a profile. */
    async showProbe({ id }: Profile, probe: Probe): Promise<void> {
      set({ profileId: id });
      await perform(toProbeAction(probe, getState().rows.items), pick(probe));
    },
    /** Sends the same request through the profile that fixes its own. The failing profile stays open. */
    async fix(before: Entry): Promise<void> {
      const profile = findProfile(before.profileId);
      if (profile === undefined) return;
      set({ switches: before.switches });
      await send(before.action, { before, profileId: getFix(profile).id });
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
    async signInThrough(profileId: string): Promise<void> {
      if (!(await send({ kind: "sign-in" }, { profileId, show: false }))) return;
      set({
        notice: `Signed in through “${findProfile(profileId)?.title}”. The blocked request stays explained; the history has this one.`,
      });
    },
    /** NOTE: the route stands outside the profiles, so there is nothing to explain. */
    async restoreSamples(): Promise<void> {
      set({ notice: null });
      const connection = await sender.connect();
      if (connection === null) return;
      const response = await options
        .fetch(connection.api + paths.reset, { method: "POST" })
        .catch(() => null);
      const isRead = await send({ kind: "read", offset: 0 }, { show: false });
      set({ notice: toNotice(response?.ok === true, isRead) });
    },
  };
}

function toShown(entry: Entry | ScenarioEntry | null): Pick<LabState, "shown" | "scenario"> {
  return entry !== null && "results" in entry
    ? { shown: null, scenario: entry }
    : { shown: entry, scenario: null };
}

const pick = ({ cookies, token, text }: Switches): Switches => ({ cookies, token, text });

function toNotice(isRestored: boolean, isRead: boolean): string {
  if (!isRestored) return "The API did not restore the samples. Is it running?";
  return isRead
    ? "The samples are restored."
    : "The samples are restored. Your script cannot read them through this profile.";
}
