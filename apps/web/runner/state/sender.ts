import { createClient, paths } from "@blocked/api-client";
import { type Connection, connect, type Fetch } from "../../lib/connection.ts";
import { explain, toGot } from "../../lib/explain/explain.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import type { Switches } from "../../lib/address/lab-address.ts";
import type { Store } from "../../lib/store.ts";
import { type Attacker, sendAsAttacker, toSenderOrigin } from "../attacker/attacker.ts";
import { type Action, isWrite, perform, toClientOptions } from "./action.ts";
import { learn } from "./learn.ts";
import { advance, saveCourse } from "./progress.ts";
import { addToHistory, type Entry, type LabState } from "./state.ts";
import { toTitle } from "./title.ts";

export type SenderOptions = {
  /** The page's own origin. */
  origin: string;
  findApi: () => Promise<string>;
  fetch: Fetch;
  attacker: Attacker;
};

type SendOptions = {
  /** Whether the request is also explained. */
  show?: boolean;
  profileId?: string;
  before?: Entry | null;
};

export type Sender = ReturnType<typeof createSender>;

/** "Who am I?" needs what signing in gave: the cookie, or else the token. */
function toSwitches({ kind }: Action, { session, switches }: LabState): Switches {
  if (kind !== "who-am-i" || session === null) return switches;
  return session.hasCookie ? { ...switches, cookies: true } : { ...switches, token: true };
}

/** Sends requests through profiles, each with its own trace, and records what is known of them in the store. */
export function createSender(
  { getState, set }: Store<LabState>,
  { origin, findApi, fetch, attacker }: SenderOptions,
) {
  let connection: Connection | null = null;
  let connecting: Promise<Connection | null> | null = null;
  let sent = 0;
  /** The ids of the newest request shown and of the newest read of the rows. */
  let lastShown = 0;
  let lastRead = 0;

  /** Searches for the API once, however many buttons wait for it. Resolves to null if it does not respond. */
  async function toConnection(): Promise<Connection | null> {
    if (connection !== null) return connection;
    connecting ??= search().finally(() => (connecting = null));
    return (connection = await connecting);
  }

  async function search(): Promise<Connection | null> {
    set({ connection: "connecting" });
    const found = await findApi().then(
      (api) => connect(api, fetch),
      () => null,
    );
    set({ connection: found === null ? "down" : "ready" });
    return found;
  }

  function fetchThrough(line: Connection, profileId: string, action: Action, switches: Switches) {
    if (action.kind === "attacker") return sendAsAttacker(line, profileId, action.probe, attacker);
    const client = createClient({
      baseUrl: line.api + paths.profile(profileId),
      fetch,
      trace: line.nextTrace,
      ...toClientOptions(switches, getState().session),
    });
    return perform(client, action, switches);
  }

  /** Sends one request and records it. Returns whether script could read a success. */
  async function send(action: Action, options: SendOptions = {}): Promise<boolean> {
    const { show = true, profileId = getState().profileId, before = null } = options;
    const id = ++sent;
    const switches = toSwitches(action, getState());
    set({ pending: getState().pending + 1 });
    const line = await toConnection();
    if (line === null) {
      set({ pending: getState().pending - 1 });
      return false;
    }
    await line.renew();
    const by = action.kind === "attacker" ? await toSenderOrigin(action.probe, attacker) : origin;
    const result = await fetchThrough(line, profileId, action, switches);
    const exchanges = await line.read(result.trace ?? "");
    const request = { ...result.request, origin: by };
    const entry: Entry = {
      id,
      profileId,
      action,
      switches,
      title: toTitle(result, switches) + (by === origin ? "" : `, sent by ${by}`),
      origin: by,
      before,
      isShown: show,
      result,
      explanation: explain(request, toGot(result), exchanges, getVisitor()),
    };
    record(entry);
    if (show && isWrite(action) && exchanges !== null) {
      await send({ kind: "read", offset: getState().rows.offset }, { show: false, profileId });
    }
    return "data" in result;
  }

  function record(entry: Entry): void {
    const { id, action, isShown } = entry;
    const state = getState();
    const course = isShown ? advance(state.course, entry) : state.course;
    if (course !== state.course) saveCourse(course);
    // A late response must not replace the result of a newer request.
    const isNewest = isShown && id >= lastShown;
    if (isNewest) lastShown = id;
    const isOldRead = action.kind === "read" && id < lastRead;
    if (action.kind === "read") lastRead = Math.max(lastRead, id);
    set({
      ...(isOldRead ? {} : learn(state, entry)),
      course,
      pending: state.pending - 1,
      history: addToHistory(state.history, entry),
      ...(isNewest ? { shown: entry, scenario: null, step: null, notice: null } : {}),
    });
  }

  return {
    connect: toConnection,
    send,
    /** Takes the id of the next request or scenario, which is shown from now on. */
    begin: () => (lastShown = ++sent),
    /** Keeps what is on the page: requests that are still under way are not shown. */
    hold: () => (lastShown = ++sent),
    isNewest: (id: number) => id >= lastShown,
  };
}
