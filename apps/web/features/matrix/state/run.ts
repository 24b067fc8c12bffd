import { demoUser } from "@blocked/api-client";
import { type Connection, connect, type Fetch } from "../../../lib/connection.ts";
import type { Visitor } from "../../../lib/explain/visitor.ts";
import { createStore } from "../../../lib/store.ts";
import type { Cell } from "./cells.ts";
import { compare, type Measured } from "./compare.ts";
import { Away, createRowClient, measure, removeRows } from "./measure.ts";

export type RunState = {
  phase: "idle" | "running" | "stopped" | "away" | "done";
  /** Why the phase is `away`. */
  trouble: string;
  /** The number of cells in this run, and of those not yet measured. */
  total: number;
  left: number;
  measured: ReadonlyMap<string, Measured>;
};

export type RunOptions = {
  origin: string;
  findApi: () => Promise<string>;
  fetch: Fetch;
  getVisitor: () => Visitor;
  /** The name of the rows that this run makes; no other page may use it. */
  name: string;
};

type Session = { connection: Connection; token: string };

export type MatrixRun = ReturnType<typeof createRun>;

/** Measures cells one after another in this browser. A run can be stopped and resumed. */
export function createRun({ origin, findApi, fetch, getVisitor, name }: RunOptions) {
  const { getState, set, subscribe } = createStore<RunState>({
    phase: "idle",
    trouble: "",
    total: 0,
    left: 0,
    measured: new Map(),
  });
  let queue: Cell[] = [];
  let aborter = new AbortController();
  let working: Promise<void> = Promise.resolve();
  /** The API that may still have rows of this run, and whether this run signed in there. */
  let opened: string | null = null;
  let hasSignedIn = false;

  async function open(abortable: Fetch): Promise<Session> {
    const api = await findApi().catch(() => null);
    const connection = api === null ? null : await connect(api, abortable);
    if (connection === null) throw new Away("The API does not respond.");
    const rows = createRowClient(connection.api, abortable);
    opened = connection.api;
    await removeRows(rows, name);
    const before = await rows.whoAmI();
    hasSignedIn ||= "error" in before && before.status === 401;
    const session = await rows.signIn(demoUser);
    if ("data" in session) return { connection, token: session.data.token };
    throw new Away("This page cannot sign in through the profile “Correct”.");
  }

  async function work({ signal }: AbortController): Promise<void> {
    const abortable: Fetch = (url, init) => fetch(url, { ...init, signal });
    try {
      const session = await open(abortable);
      for (let cell = queue[0]; cell !== undefined; cell = queue[0]) {
        const { result, exchanges } = await measure(cell, { ...session, fetch: abortable, name });
        signal.throwIfAborted();
        queue.shift();
        const own = compare(cell, result, exchanges, origin, getVisitor());
        set({ measured: new Map(getState().measured).set(cell.id, own), left: queue.length });
      }
      await cleanUp();
      set({ phase: "done" });
    } catch (error) {
      if (!signal.aborted && !(error instanceof Away)) throw error;
      if (!signal.aborted) set({ phase: "away", trouble: (error as Away).message });
      await cleanUp();
    }
  }

  /** Removes the run's rows and its cookie. If the API is down, the next run removes them. */
  async function cleanUp(): Promise<void> {
    if (opened === null) return;
    const rows = createRowClient(opened, fetch);
    await removeRows(rows, name);
    if (hasSignedIn && "data" in (await rows.signOut())) hasSignedIn = false;
  }

  function begin(): Promise<void> {
    if (getState().phase === "running") return working;
    set({ phase: "running", trouble: "" });
    aborter = new AbortController();
    const own = aborter;
    working = working.then(() => work(own));
    return working;
  }

  return {
    subscribe,
    getState,
    /** Measures these cells, again if they were measured before. Other results stay. */
    start(cells: readonly Cell[]): Promise<void> {
      queue = [...cells];
      const measured = new Map(getState().measured);
      for (const { id } of cells) measured.delete(id);
      set({ total: queue.length, left: queue.length, measured });
      return begin();
    },
    /** Measures what a stopped run has left. */
    resume: () => begin(),
    /** Aborts the request under way. */
    stop(): Promise<void> {
      if (getState().phase !== "running") return working;
      set({ phase: "stopped" });
      aborter.abort();
      return working;
    },
  };
}
