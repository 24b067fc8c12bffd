import type { Item, Result, Session } from "@blocked/api-client";
import type { Engine } from "@blocked/cors-protocol";
import type { Scenario } from "@blocked/profiles";
import type { Explanation } from "../../lib/explain/explain.ts";
import type { Switches } from "../../lib/address/lab-address.ts";
import type { ApiId, Apis } from "../../lib/apis.ts";
import type { StepResult } from "../scenario/step-result.ts";
import type { Action } from "./action.ts";
import type { Plan, Predicted } from "./plan.ts";

/** One request that was sent, and everything that is known about it. */
export type Entry = {
  id: number;
  server: ApiId;
  profileId: string;
  action: Action;
  switches: Switches;
  /** The request in one line, such as `PUT /items/3 with cookies`. */
  title: string;
  /** The origin that sent it: this page's or another website's. */
  origin: string;
  /** The failure that this request repeats through the fix; null for any other request. */
  before: Entry | null;
  /** The same request to the other server, sent together with this one; null for any other. */
  beside: Entry | null;
  /** False for what the app sends by itself, such as the read after a write: only the history has it. */
  isShown: boolean;
  result: Result<unknown>;
  explanation: Explanation;
};

/** A scenario that was played or is being played. */
export type ScenarioEntry = {
  id: number;
  server: ApiId;
  profileId: string;
  /** The number of steps, in words. */
  title: string;
  scenario: Scenario;
  /** The API's origin. */
  api: string;
  /** The scenario that this one repeats through the fix; null for any other. */
  before: ScenarioEntry | null;
  /** The steps so far. */
  results: readonly StepResult[];
  /** Seconds until the next step; null if it need not wait. */
  secondsLeft: number | null;
};

export const progressSteps = ["failure seen", "danger seen", "fixed", "works"] as const;

/** How far the user has come with a profile. */
export type Progress = (typeof progressSteps)[number];

/** The progress with each profile that was tried, by its id. */
export type Course = Readonly<Partial<Record<string, Progress>>>;

export type Rows = {
  items: readonly Item[];
  total: number;
  offset: number;
  /** Who read them: this page's script, or the web server while it rendered the page. */
  readBy: "script" | "server";
  /** Whether a later read failed. */
  stale: boolean;
};

export const noRows: Rows = { items: [], total: 0, offset: 0, readBy: "server", stale: false };

/** What this page knows of a server's table, and of who is signed in there. */
export type Known = {
  rows: Rows;
  /** The signed-in user, and whether the browser keeps the cookie. */
  session: (Session & { hasCookie: boolean }) | null;
};

export type LabState = {
  connections: Record<ApiId, "connecting" | "ready" | "down">;
  apis: Apis;
  /** The server that gets the requests. */
  server: ApiId;
  /** Whether the link names FastAPI, which was not started. */
  isFastapiMissing: boolean;
  profileId: string;
  switches: Switches;
  /** The request that waits for the button; null for a scenario or a recorded run. */
  plan: Plan | null;
  /** The engine for which the request was predicted. */
  engine: Engine;
  known: Record<ApiId, Known>;
  /** Whether another website has been opened in the frame. */
  hasAttacker: boolean;
  /** Whether the demo app is open. */
  isAppOpen: boolean;
  /** What the app says about its last action that was no request through a profile. */
  notice: string | null;
  /** The last row of the diagram that is drawn; null for all of them. */
  step: number | null;
  /** The request that is explained now. */
  shown: Entry | null;
  /** The scenario that is explained instead of a request. */
  scenario: ScenarioEntry | null;
  /** Newest first. */
  history: readonly (Entry | ScenarioEntry)[];
  course: Course;
  /** The number of requests that have not ended. */
  pending: number;
};

const nothing: Known = { rows: noRows, session: null };

export const noSwitches: Switches = { cookies: false, token: false, text: false };

/** The state of a page that knows nothing. */
export const firstState: Omit<LabState, "profileId"> = {
  connections: { fastify: "connecting", fastapi: "connecting" },
  apis: { fastify: { origin: "", predicts: true }, fastapi: null },
  server: "fastify",
  isFastapiMissing: false,
  known: { fastify: nothing, fastapi: nothing },
  switches: noSwitches,
  plan: null,
  engine: "chromium",
  hasAttacker: false,
  isAppOpen: false,
  notice: null,
  step: null,
  shown: null,
  scenario: null,
  history: [],
  course: {},
  pending: 0,
};

const historyLimit = 20;

/** Adds an entry to the history, or replaces the one with its id. */
export function addToHistory(
  history: LabState["history"],
  entry: Entry | ScenarioEntry,
): LabState["history"] {
  const others = history.filter(({ id }) => id !== entry.id);
  return [entry, ...others].toSorted((a, b) => b.id - a.id).slice(0, historyLimit);
}

/** Whether another website got what it should not: it read the response, or the server wrote rows for it. */
export function isHarm({ action, explanation }: Entry): boolean {
  if (action.kind !== "attacker" || explanation.kind !== "verdict") return false;
  return letsIn(explanation);
}

/** Whether a server lets another website read its response or write to it. */
export function letsIn({ verdict, exchanges }: Pick<Predicted, "verdict" | "exchanges">): boolean {
  return verdict.outcome === "readable" || exchanges.some(({ rowsWritten }) => rowsWritten > 0);
}
