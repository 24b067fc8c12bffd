/** The policies and mistakes that every server is measured with, in words; each program writes them in its own code. */
export const caseIds = [
  "listed",
  "defaults",
  "none",
  "other-origin",
  "wildcard",
  "wildcard-credentials",
  "method-missing",
  "header-missing",
  "credentials-missing",
  "trailing-slash",
  "auth-before-cors",
  "auth-after-cors",
  "pattern",
] as const;
export type CaseId = (typeof caseIds)[number];

export type Runnable = {
  id: string;
  title: string;
  language: string;
  /** The cases that the library can express; all of them where it is left out. */
  cases?: readonly CaseId[];
  /** What has to be there, as a sentence, or null if it is there. */
  missing(): Promise<string | null>;
  /** Installs or builds into the folder, from locked versions. Idempotent; an interrupted one is repeated. */
  prepare(): Promise<void>;
  versions(): Promise<Record<string, string>>;
  /** The command of a process that listens on 127.0.0.1:port and serves the named cases only. */
  command(
    port: number,
    cases: readonly CaseId[],
  ): { file: string; args: string[]; env: Record<string, string>; cwd: string };
};
