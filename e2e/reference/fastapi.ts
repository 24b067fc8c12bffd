import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Engine, Exchange } from "@blocked/cors-protocol";
import type { ProbeId } from "@blocked/profiles";

/** Fastify of this repository, today's FastAPI, and FastAPI of the tutorial's date. */
export const tutorialServers = ["fastify", "today", "article"] as const;
export type TutorialServer = (typeof tutorialServers)[number];

/** What one engine made of a response. */
type EngineOutcome = {
  /** What script got: a status, or the message of the TypeError. */
  result: string;
  code: string | null;
  lines: string[];
};

/** One of the tutorial's errors against one server. */
export type TutorialRow = {
  id: string;
  profile: string;
  probe: ProbeId;
  server: TutorialServer;
  exchanges: Pick<Exchange, "method" | "response" | "handlerRan" | "rowsWritten">[];
  engines: Partial<Record<Engine, EngineOutcome>>;
};

export type TutorialRecording = {
  schemaVersion: 1;
  recordedOn: string;
  /** The versions that each server reports of itself. */
  servers: Record<TutorialServer, Record<string, string>>;
  engines: Partial<Record<Engine, string>>;
  rows: TutorialRow[];
};

export const tutorialRecordingPath = fileURLToPath(new URL("fastapi.json", import.meta.url));

export function readTutorialRecording(): TutorialRecording {
  return JSON.parse(readFileSync(tutorialRecordingPath, "utf8")) as TutorialRecording;
}
