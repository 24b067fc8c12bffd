import type { Item, Result, Session } from "@blocked/api-client";
import type { RequestKind, Scenario } from "@blocked/profiles";
import type { Action, Switches } from "./action.ts";
import type { Explanation } from "../../lib/explain/explain.ts";
import type { Course } from "./progress.ts";
import type { StepResult } from "../scenario/play.ts";

/** One request that was sent, and everything that is known about it. */
export type Entry = {
  id: number;
  profileId: string;
  action: Action;
  switches: Switches;
  /** The request in one line, such as `PUT /items/3 with cookies`. */
  title: string;
  /** Of whoever asked: this page when it was sent, or another website. */
  origin: string;
  /** The failure that this request repeats through the fix; null for any other request. */
  before: Entry | null;
  result: Result<unknown>;
  explanation: Explanation;
};

/** A scenario that was played, or is being played. */
export type ScenarioEntry = {
  id: number;
  profileId: string;
  /** How many steps it has, in words. */
  title: string;
  scenario: Scenario;
  /** The API's origin. */
  api: string;
  /** The scenario that this one repeats through the fix; null for any other. */
  before: ScenarioEntry | null;
  /** The steps that were taken so far. */
  results: readonly StepResult[];
  /** Until the next step, where it has to wait; null where nothing is waited for. */
  secondsLeft: number | null;
};

export type Rows = {
  items: readonly Item[];
  total: number;
  offset: number;
  /** Who read them: this page's script, or the web server when it made the page. */
  readBy: "script" | "server";
  /** Whether a later reading failed. */
  stale: boolean;
};

export type LabState = {
  connection: "connecting" | "ready" | "down";
  profileId: string;
  switches: Switches;
  /** From a link: waits for a press of Send. */
  prepared: RequestKind | null;
  rows: Rows;
  /** Whoever is signed in, and whether the browser was allowed to keep the cookie. */
  session: (Session & { hasCookie: boolean }) | null;
  /** Whether another website has been let in to ask. */
  hasAttacker: boolean;
  /** The request that is explained now. */
  shown: Entry | null;
  /** The scenario that is explained in its place. */
  scenario: ScenarioEntry | null;
  /** Newest first, at most 20. */
  history: readonly (Entry | ScenarioEntry)[];
  course: Course;
  /** Requests under way. */
  pending: number;
};

/** Whether another website got what it should not: it has read, or something was written for it. */
export function isHarm({ action, explanation }: Entry): boolean {
  if (action.kind !== "attacker" || explanation.kind !== "verdict") return false;
  const { verdict, exchanges } = explanation;
  return verdict.outcome === "readable" || exchanges.some(({ rowsWritten }) => rowsWritten > 0);
}

export const historyLimit = 20;
