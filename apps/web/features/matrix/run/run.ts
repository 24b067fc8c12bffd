import { demoUser } from "@blocked/api-client";
import type { Visitor } from "../../../lib/explain/visitor.ts";
import { type Connection, connect } from "../../../lib/connection.ts";
import type { Cell } from "../cells.ts";
import { compare, type Measured } from "../compare.ts";
import { Away, createTable, type Fetch, measure, removeRows } from "./measure.ts";

export type RunState = {
  phase: "idle" | "running" | "stopped" | "away" | "done";
  /** Why it is away. */
  trouble: string;
  /** How many cells this run has to measure, and how many are left. */
  total: number;
  left: number;
  measured: ReadonlyMap<string, Measured>;
};

export type RunOptions = {
  origin: string;
  findApi: () => Promise<string>;
  fetch: Fetch;
  getVisitor: () => Visitor;
  /** The name of the rows that this page makes, unlike any other's. */
  name: string;
};

type Session = { connection: Connection; token: string };

/** Measures cells one after another in this browser; it can be stopped, and goes on where it was. */
export function createRun({ origin, findApi, fetch, getVisitor, name }: RunOptions) {
  let state: RunState = { phase: "idle", trouble: "", total: 0, left: 0, measured: new Map() };
  let queue: Cell[] = [];
  let aborter = new AbortController();
  let working: Promise<void> = Promise.resolve();
  /** Where rows may have been left behind, and whether the cookie is the run's own. */
  let opened: string | null = null;
  let hasSignedIn = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<RunState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  async function open(abortable: Fetch): Promise<Session> {
    const api = await findApi().catch(() => null);
    const connection = api === null ? null : await connect(api, abortable);
    if (connection === null) throw new Away("The API does not answer.");
    const table = createTable(connection.api, abortable);
    opened = connection.api;
    await removeRows(table, name);
    const before = await table.whoAmI();
    hasSignedIn ||= "error" in before && before.status === 401;
    const session = await table.signIn(demoUser);
    if ("data" in session) return { connection, token: session.data.token };
    throw new Away("The correct configuration does not answer this page.");
  }

  async function work({ signal }: AbortController): Promise<void> {
    const abortable: Fetch = (url, init) => fetch(url, { ...init, signal });
    try {
      const session = await open(abortable);
      for (let cell = queue[0]; cell !== undefined; cell = queue[0]) {
        const { result, exchanges } = await measure(cell, { ...session, fetch: abortable, name });
        signal.throwIfAborted();
        queue.shift();
        const measured = new Map(state.measured).set(
          cell.id,
          compare(cell, result, exchanges, origin, getVisitor()),
        );
        set({ measured, left: queue.length });
      }
      await tidy();
      set({ phase: "done" });
    } catch (error) {
      if (!signal.aborted && !(error instanceof Away)) throw error;
      if (!signal.aborted) set({ phase: "away", trouble: (error as Away).message });
      await tidy();
    }
  }

  /** Leaves neither a row nor a cookie that was not there; where nothing answers, the next run does. */
  async function tidy(): Promise<void> {
    if (opened === null) return;
    const table = createTable(opened, fetch);
    await removeRows(table, name);
    if (hasSignedIn && "data" in (await table.signOut())) hasSignedIn = false;
  }

  function begin(): Promise<void> {
    if (state.phase === "running") return working;
    set({ phase: "running", trouble: "" });
    aborter = new AbortController();
    const own = aborter;
    working = working.then(() => work(own));
    return working;
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    /** Measures these cells, those that were measured before once more; what else was measured stays. */
    start(cells: readonly Cell[]): Promise<void> {
      queue = [...cells];
      const measured = new Map(state.measured);
      for (const { id } of cells) measured.delete(id);
      set({ total: queue.length, left: queue.length, measured });
      return begin();
    },
    /** Measures what a stopped run has left. */
    goOn: () => begin(),
    /** At once: the request under way is given up. */
    stop(): Promise<void> {
      if (state.phase !== "running") return working;
      set({ phase: "stopped" });
      aborter.abort();
      return working;
    },
  };
}

export type MatrixRun = ReturnType<typeof createRun>;
