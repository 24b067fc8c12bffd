import type { CaseId } from "../src/measured/cases.ts";

export type { CaseId };

/** A server that this machine may be able to run. */
export type Runnable = {
  id: string;
  title: string;
  language: string;
  /** What has to be installed, as a sentence, or null if it is there. */
  missing(): Promise<string | null>;
  /** Installs or builds into the server's folder, from locked versions. An interrupted one is repeated. */
  prepare(): Promise<void>;
  versions(): Promise<Record<string, string>>;
  /** The command of a process that listens on 127.0.0.1:port and serves the named cases only. */
  command(port: number, cases: readonly CaseId[]): Command;
};

type Command = { file: string; args: string[]; env: Record<string, string>; cwd: string };
