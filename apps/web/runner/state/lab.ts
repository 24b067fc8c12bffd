import { type Client, createClient, paths } from "@blocked/api-client";
import {
  findProfile,
  getFix,
  getScenario,
  getShown,
  type Probe,
  type Profile,
} from "@blocked/profiles";
import { type Action, isWrite, perform, type Switches, toAction } from "./action.ts";
import { type Connection, connect } from "../../lib/connection.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import { explain, toGot } from "../../lib/explain/explain.ts";
import { sendAsAttacker, type Attacker, toAsker } from "../attacker/attacker.ts";
import { learn } from "./learn.ts";
import { toTitle } from "./title.ts";
import { advance, loadCourse, saveCourse } from "./progress.ts";
import { playScenario } from "./scenario-player.ts";
import { type Entry, historyLimit, type LabState, type ScenarioEntry } from "./state.ts";

export type LabOptions = {
  initial: Pick<LabState, "profileId" | "switches" | "prepared" | "rows">;
  /** The page's own origin. */
  origin: string;
  /** Asks this page's own server where the API is. */
  findApi: () => Promise<string>;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Lets the attacker page ask, and says under which origin it does; left out where there is no place for it. */
  attacker?: Attacker;
};

/** Sent when the token switch is on and nobody is signed in: any Authorization header shows the lesson. */
const noToken = "nobody-is-signed-in";

/**
 * The lab without its looks: what is known, and what a person can do. One action is one request with a trace
 * of its own; nothing is sent again by itself.
 */
export function createLab({ initial, origin, findApi, fetch, attacker }: LabOptions) {
  let state: LabState = {
    ...initial,
    connection: "connecting",
    session: null,
    hasAttacker: false,
    shown: null,
    scenario: null,
    history: [],
    course: {},
    pending: 0,
  };
  let connection: Connection | null = null;
  let connecting: Promise<Connection | null> | null = null;
  let sent = 0;
  /** Ids of requests: what came to explanation last, and what the rows were read by. */
  let lastShown = 0;
  let lastRead = 0;
  const listeners = new Set<() => void>();
  const set = (change: Partial<LabState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const createProfileClient = (line: Connection, profileId: string, switches: Switches): Client =>
    createClient({
      baseUrl: line.api + paths.profile(profileId),
      fetch,
      trace: line.nextTrace,
      ...(switches.cookies ? { credentials: "include" } : {}),
      ...(switches.token ? { token: state.session?.token ?? noToken } : {}),
    });

  /** One search at a time, however many presses wait for it. */
  function findConnection(): Promise<Connection | null> {
    connecting ??= search().finally(() => (connecting = null));
    return connecting;
  }

  async function search(): Promise<Connection | null> {
    set({ connection: "connecting" });
    connection = await findApi().then(
      (api) => connect(api, fetch),
      () => null,
    );
    set({ connection: connection === null ? "down" : "ready" });
    return connection;
  }

  /**
   * Sends one request, finds out what became of it, and remembers it; `show` also explains it.
   * @returns whether script could read a good answer
   */
  async function send(
    action: Action,
    { show = true, profileId = state.profileId, before = null as Entry | null } = {},
  ): Promise<boolean> {
    const id = ++sent;
    const { switches } = state;
    set({ pending: state.pending + 1 });
    connection ??= await findConnection();
    if (connection === null) {
      set({ pending: state.pending - 1 });
      return false;
    }
    if (show) set({ prepared: null });
    await connection.renew();
    const asker =
      action.kind === "attacker" ? await toAsker(action.probe, attacker, origin) : origin;
    const result =
      action.kind === "attacker"
        ? await sendAsAttacker(connection, profileId, action.probe, attacker)
        : await perform(createProfileClient(connection, profileId, switches), action, switches);
    const exchanges = await connection.read(result.trace ?? "");
    const entry: Entry = {
      id,
      profileId,
      action,
      switches,
      title: toTitle(result, switches) + (asker === origin ? "" : `, asked by ${asker}`),
      origin: asker,
      before,
      result,
      explanation: explain(
        { ...result.request, origin: asker },
        toGot(result),
        exchanges,
        getVisitor(),
      ),
    };
    const course = show ? advance(state.course, entry) : state.course;
    if (course !== state.course) saveCourse(course);
    // An answer that comes late does not push away what came of a later request.
    const isNewest = show && id >= lastShown;
    if (isNewest) lastShown = id;
    const isOldRead = action.kind === "read" && id < lastRead;
    if (action.kind === "read") lastRead = Math.max(lastRead, id);
    set({
      ...(isOldRead ? {} : learn(state, entry)),
      course,
      pending: state.pending - 1,
      history: [entry, ...state.history].toSorted((a, b) => b.id - a.id).slice(0, historyLimit),
      ...(isNewest ? { shown: entry, scenario: null } : {}),
    });
    if (show && isWrite(action) && exchanges !== null) {
      await send({ kind: "read", offset: state.rows.offset }, { show: false, profileId });
    }
    return "data" in result;
  }

  async function play(profile: Profile, before: ScenarioEntry | null = null): Promise<void> {
    // What was only recorded is on the page already.
    if (getScenario(profile) === null) return open(profile.id);
    set({ profileId: profile.id });
    const hasWritten = await playScenario(profile, before, {
      origin,
      fetch,
      getState: () => state,
      set,
      findConnection: async () => (connection ??= await findConnection()),
      begin: () => (lastShown = ++sent),
      isNewest: (id) => id >= lastShown,
    });
    if (hasWritten) await send({ kind: "read", offset: state.rows.offset }, { show: false });
  }

  async function open(profileId: string): Promise<void> {
    set({ profileId, prepared: null });
    await send({ kind: "read", offset: 0 });
  }

  /** Sets the switches of a request, and sends it through a profile. */
  async function showProbe({ id }: Profile, probe: Probe): Promise<void> {
    const { request, cookies, token, text } = probe;
    set({ profileId: id, switches: { cookies, token, text } });
    if (probe.from === "page") {
      await send(toAction(request, state.rows.items));
      return;
    }
    // Their request is worth something only with the cookie of somebody who is signed in.
    if (state.session?.hasCookie !== true) {
      await send({ kind: "sign-in" }, { profileId: "correct", show: false });
    }
    set({ hasAttacker: true });
    await send({ kind: "attacker", probe });
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,

    /** Finds the API and its witness; then reads the list, unless a link prepared another request. */
    async start(): Promise<void> {
      set({ course: loadCourse() });
      const found = await findConnection();
      // A press that came in the meantime is the first request.
      if (found !== null && state.prepared === null && state.pending === 0) {
        await send({ kind: "read", offset: 0 });
      }
    },
    open,
    send: (action: Action) => send(action),
    sendPrepared: () => send(toAction(state.prepared ?? "read", state.rows.items)),
    switch: (change: Partial<Switches>) => set({ switches: { ...state.switches, ...change } }),
    /** With its profile, so that the policy on the page is the one that produced it. */
    reopen: (entry: Entry | ScenarioEntry): void => {
      lastShown = sent;
      const shown =
        "results" in entry ? { shown: null, scenario: entry } : { shown: entry, scenario: null };
      set({ ...shown, profileId: entry.profileId, prepared: null });
    },
    /** The same request once more, through the same profile. */
    again({ action, profileId, switches }: Entry): Promise<boolean> {
      set({ profileId, switches });
      return send(action);
    },

    async showMe(profile: Profile): Promise<void> {
      const shown = getShown(profile);
      await (shown === null ? play(profile) : showProbe(profile, shown.probe));
    },
    showProbe,
    /** Switches to the profile that mends the one of this request, and sends the same again. */
    async fix(before: Entry): Promise<void> {
      const profile = findProfile(before.profileId);
      if (profile === undefined) return;
      set({ profileId: getFix(profile).id, switches: before.switches });
      await send(before.action, { before });
    },
    /** Plays the scenario of the profile that mends this one's. */
    async fixScenario(before: ScenarioEntry): Promise<void> {
      const profile = findProfile(before.profileId);
      if (profile !== undefined) await play(getFix(profile), before);
    },
    forgetCourse: () => {
      saveCourse({});
      set({ course: {} });
    },
    /** Leaves the explanation of the blocked sign-in where it is. */
    signInThrough: (profileId: string) => send({ kind: "sign-in" }, { profileId, show: false }),
    /** Outside all profiles, and so nothing to explain. */
    async restoreSamples(): Promise<void> {
      connection ??= await findConnection();
      if (connection === null) return;
      // Where nothing answers, reading the list says so.
      await fetch(connection.api + paths.reset, { method: "POST" }).catch(() => null);
      await send({ kind: "read", offset: 0 });
    },
  };
}

export type Lab = ReturnType<typeof createLab>;
