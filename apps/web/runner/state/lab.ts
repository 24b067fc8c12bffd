import { paths } from "@blocked/api-client";
import { findProfile, getFix, type Probe, type Profile } from "@blocked/profiles";
import { type ApiId, apiIds } from "../../lib/apis.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import type { Switches } from "../../lib/address/lab-address.ts";
import { createStore } from "../../lib/store.ts";
import { framedAttacker, findOrigins } from "../attacker/framed-attacker.ts";
import { type Action, toProbeAction } from "./action.ts";
import { playScenario } from "./play-scenario.ts";
import { prepare } from "./prepare.ts";
import { toItems } from "./learn.ts";
import { loadCourse, saveCourse } from "./progress.ts";
import { createSender, type SenderOptions } from "./sender.ts";
import {
  type Entry,
  firstState,
  type Known,
  type LabState,
  noSwitches,
  type ScenarioEntry,
} from "./state.ts";

export type LabStart = Pick<LabState, "profileId"> &
  Partial<
    Pick<LabState, "apis" | "server" | "isFastapiMissing" | "known" | "plan" | "engine"> &
      Pick<LabState, "switches" | "isAppOpen" | "step">
  >;

/** The lab in this browser. The web server renders the same page and sends nothing. */
export function openLab(initial: LabStart): Lab {
  return createLab(initial, {
    origin: typeof location === "undefined" ? "" : location.origin,
    findApi: async (server) => {
      const { api, fastapi } = await findOrigins();
      if (server === "fastify") return api;
      if (fastapi === null) throw new Error("FastAPI was not started.");
      return fastapi;
    },
    fetch: (url, init) => fetch(url, init),
    attacker: framedAttacker,
  });
}

export type Lab = ReturnType<typeof createLab>;

/** The lab without its page: its state, and what the user can do. It sends nothing by itself. */
export function createLab(initial: LabStart, options: SenderOptions) {
  const store = createStore<LabState>({ ...firstState, ...initial });
  const { getState, set, subscribe } = store;
  const sender = createSender(store, options);
  const { send } = sender;
  let opened = 0;

  /**
   * Prepares a profile's request at a server, and leaves nothing of the profile before.
   * @param last the result to show; null to show the prediction
   */
  async function open(
    profileId: string,
    last: Entry | ScenarioEntry | null = null,
    server = getState().server,
  ): Promise<void> {
    const turn = ++opened;
    const { profileId: before } = getState();
    const prepared = await prepare(profileId, server, getState, sender, options);
    // Another profile was opened in the meantime.
    if (turn !== opened) return;
    sender.hold();
    options.attacker.close();
    set({
      server,
      profileId,
      plan: prepared,
      switches: prepared?.switches ?? noSwitches,
      engine: getVisitor().engine,
      ...toShown(last),
      step: null,
      hasAttacker: false,
      notice: null,
      ...(before === profileId ? {} : { known: toStale(getState().known) }),
    });
  }

  async function play(profile: Profile, before: ScenarioEntry | null = null): Promise<void> {
    const server = before?.server ?? getState().server;
    const hasWritten = await playScenario(profile, server, before, store, sender, options);
    const { offset } = getState().known[server].rows;
    if (hasWritten) await send({ kind: "read", offset }, { show: false, server });
  }

  async function perform(
    action: Action,
    switches: Switches,
    servers: readonly ApiId[] = [getState().server],
  ): Promise<void> {
    set({ switches });
    if (action.kind === "attacker") {
      for (const server of servers) await signIn(server);
      set({ hasAttacker: true });
    }
    await (servers.length === 1 ? send(action) : sender.sendToBoth(action));
  }

  /** Another website gains something only from a user who is signed in. */
  async function signIn(server: ApiId): Promise<void> {
    if (getState().known[server].session?.hasCookie === true) return;
    await send({ kind: "sign-in" }, { profileId: "correct", show: false, server });
  }

  function show(entry: Entry | ScenarioEntry, shown = entry): void {
    sender.hold();
    const { profileId } = entry.before ?? entry;
    set({ ...toShown(shown), profileId, server: entry.server, step: null });
  }

  return {
    subscribe,
    getState,
    /** Connects to the server, and again to one that did not respond. */
    async start(): Promise<void> {
      set({ course: loadCourse() });
      const { connections, server } = getState();
      const wanted = apiIds.filter((id) => id === server || connections[id] === "down");
      const [connection] = await Promise.all([server, ...wanted].map((id) => sender.connect(id)));
      const { plan: prepared, profileId, shown } = getState();
      // The API did not run while the page was rendered.
      if (connection != null && prepared?.predicted === null && shown === null) {
        await open(profileId);
      }
    },
    open,
    /** Prepares the request for another server. */
    choose: (server: ApiId) => open(getState().profileId, null, server),
    send: (action: Action) => send(action),
    /** Sends the prepared request as it is shown, whatever the app's switches are. */
    async sendPlan(): Promise<void> {
      const { plan: prepared } = getState();
      if (prepared !== null) await perform(prepared.action, prepared.switches);
    },
    async sendPlanToBoth(): Promise<void> {
      const { plan: prepared } = getState();
      if (prepared !== null) await perform(prepared.action, prepared.switches, apiIds);
    },
    play,
    switch: (change: Partial<Switches>) => set({ switches: { ...getState().switches, ...change } }),
    showApp: (isAppOpen: boolean) => set({ isAppOpen }),
    showStep: (step: number | null) => set({ step }),
    /**
     * Shows an entry of the history, at the profile and the server to which it was sent; beside that of the other
     * server, if both got it.
     */
    reopen(entry: Entry | ScenarioEntry): void {
      const pair = getState().history.find((one) => "beside" in one && one.beside?.id === entry.id);
      show(entry, pair);
    },
    /** Shows a result without the one beside it. */
    showAlone: (entry: Entry) => show({ ...entry, beside: null }),
    again({ action, profileId, server, switches }: Entry): Promise<boolean> {
      set({ switches });
      return send(action, { profileId, server });
    },
    /** Sends a probe through a profile. */
    async showProbe({ id }: Profile, probe: Probe): Promise<void> {
      set({ profileId: id });
      await perform(toProbeAction(probe, toItems(getState(), getState().server)), pick(probe));
    },
    /** Sends the same request through the profile that fixes its own. The failing profile stays open. */
    async fix(before: Entry): Promise<void> {
      const profile = findProfile(before.profileId);
      if (profile === undefined) return;
      set({ switches: before.switches });
      const { server } = before;
      await send(before.action, { before, server, profileId: getFix(profile).id });
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

/** Another profile may not let the script read what the one before did. */
function toStale(known: LabState["known"]): LabState["known"] {
  const toOne = ({ rows, session }: Known): Known => ({
    rows: { ...rows, stale: rows.stale || rows.readBy === "script" },
    session,
  });
  return { fastify: toOne(known.fastify), fastapi: toOne(known.fastapi) };
}

const pick = ({ cookies, token, text }: Switches): Switches => ({ cookies, token, text });

function toNotice(isRestored: boolean, isRead: boolean): string {
  if (!isRestored) return "The API did not restore the samples. Is it running?";
  return isRead
    ? "The samples are restored."
    : "The samples are restored. Your script cannot read them through this profile.";
}
