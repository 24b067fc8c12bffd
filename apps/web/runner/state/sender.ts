import { createClient, paths } from "@blocked/api-client";
import { type ApiId, apiIds } from "../../lib/apis.ts";
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
  /** Returns a server's origin; rejects for one that was not started. */
  findApi: (server: ApiId) => Promise<string>;
  fetch: Fetch;
  attacker: Attacker;
};

type SendOptions = {
  /** Whether the request is also explained. */
  show?: boolean;
  profileId?: string;
  server?: ApiId;
  before?: Entry | null;
};

export type Sender = ReturnType<typeof createSender>;

/** "Who am I?" needs what signing in gave: the cookie, or else the token. */
function toSwitches({ kind }: Action, server: ApiId, { known, switches }: LabState): Switches {
  const { session } = known[server];
  if (kind !== "who-am-i" || session === null) return switches;
  return session.hasCookie ? { ...switches, cookies: true } : { ...switches, token: true };
}

/** Sends requests through profiles, each with its own trace, and records what is known of them in the store. */
export function createSender(
  { getState, set }: Store<LabState>,
  { origin, findApi, fetch, attacker }: SenderOptions,
) {
  const connections: Partial<Record<ApiId, Connection>> = {};
  const connecting: Partial<Record<ApiId, Promise<Connection | null>>> = {};
  let sent = 0;
  /** The ids of the newest request shown and of each server's newest read of the rows. */
  let lastShown = 0;
  const lastRead: Record<ApiId, number> = { fastify: 0, fastapi: 0 };

  /** Searches for a server once, however many buttons wait for it. Resolves to null if it does not respond. */
  async function toConnection(server = getState().server): Promise<Connection | null> {
    const known = connections[server];
    if (known !== undefined) return known;
    connecting[server] ??= search(server).finally(() => delete connecting[server]);
    const found = await connecting[server];
    if (found !== null) connections[server] = found;
    return found;
  }

  async function search(server: ApiId): Promise<Connection | null> {
    const note = (now: LabState["connections"][ApiId]) =>
      set({ connections: { ...getState().connections, [server]: now } });
    note("connecting");
    const found = await findApi(server).then(
      (api) => connect(api, fetch),
      () => null,
    );
    note(found === null ? "down" : "ready");
    return found;
  }

  function fetchThrough(
    line: Connection,
    action: Action,
    { profileId, server, switches }: Pick<Entry, "profileId" | "server" | "switches">,
  ) {
    if (action.kind === "attacker") return sendAsAttacker(line, profileId, action.probe, attacker);
    const client = createClient({
      baseUrl: line.api + paths.profile(profileId),
      fetch,
      trace: line.nextTrace,
      ...toClientOptions(switches, getState().known[server].session),
    });
    return perform(client, action, switches);
  }

  /** Sends one request. Resolves to null if the server does not respond. */
  async function attempt(action: Action, options: SendOptions): Promise<Entry | null> {
    const { show = true, before = null } = options;
    const { profileId = getState().profileId, server = getState().server } = options;
    const id = ++sent;
    const switches = toSwitches(action, server, getState());
    set({ pending: getState().pending + 1 });
    const line = await toConnection(server);
    if (line === null) {
      set({ pending: getState().pending - 1 });
      return null;
    }
    await line.renew();
    const by = action.kind === "attacker" ? await toSenderOrigin(action.probe, attacker) : origin;
    const result = await fetchThrough(line, action, { profileId, server, switches });
    const exchanges = await line.read(result.trace ?? "");
    const request = { ...result.request, origin: by };
    return {
      id,
      server,
      profileId,
      action,
      switches,
      title: toTitle(result, switches) + (by === origin ? "" : `, sent by ${by}`),
      origin: by,
      before,
      beside: null,
      isShown: show,
      result,
      explanation: explain(request, toGot(result), exchanges, getVisitor()),
    };
  }

  /** Sends one request and records it. Returns whether script could read a success. */
  async function send(action: Action, options: SendOptions = {}): Promise<boolean> {
    const entry = await attempt(action, options);
    if (entry === null) return false;
    record(entry);
    await readAfter(entry);
    return "data" in entry.result;
  }

  /** Sends the same request to both servers, one after the other, and shows both results at once. */
  async function sendToBoth(action: Action): Promise<void> {
    const profileId = getState().profileId;
    const entries: Entry[] = [];
    for (const server of apiIds) {
      const entry = await attempt(action, { profileId, server });
      if (entry !== null) entries.push({ ...entry, beside: entries[0] ?? null });
    }
    for (const entry of entries) record(entry);
    for (const entry of entries) await readAfter(entry);
  }

  /** Reads the rows after a write that reached the server, as the app would. */
  async function readAfter({ action, explanation, isShown, profileId, server }: Entry) {
    const { kind } = explanation;
    const isSilent = kind === "unwitnessed" || (kind === "network-error" && !explanation.isApiUp);
    if (!isShown || !isWrite(action) || isSilent) return;
    const { offset } = getState().known[server].rows;
    await send({ kind: "read", offset }, { show: false, profileId, server });
  }

  function record(entry: Entry): void {
    const { id, action, isShown, server } = entry;
    const state = getState();
    const course = isShown ? advance(state.course, entry) : state.course;
    if (course !== state.course) saveCourse(course);
    // A late response must not replace the result of a newer request.
    const isNewest = isShown && id >= lastShown;
    if (isNewest) lastShown = id;
    const isOldRead = action.kind === "read" && id < lastRead[server];
    if (action.kind === "read") lastRead[server] = Math.max(lastRead[server], id);
    set({
      ...(isOldRead ? {} : { known: learn(state, entry) }),
      course,
      pending: state.pending - 1,
      history: addToHistory(state.history, entry),
      ...(isNewest ? { shown: entry, scenario: null, step: null, notice: null } : {}),
    });
  }

  return {
    connect: toConnection,
    send,
    sendToBoth,
    /** Takes the id of the next request or scenario, which is shown from now on. */
    begin: () => (lastShown = ++sent),
    /** Keeps what is on the page: requests that are still under way are not shown. */
    hold: () => (lastShown = ++sent),
    isNewest: (id: number) => id >= lastShown,
  };
}
