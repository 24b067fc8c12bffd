/** One thing that was checked, for the formats that other programs read. */
export type Result = {
  /** What kind of check it is: the same in every run, so that a program can follow it. */
  rule: { id: string; title: string };
  /** What was checked, unique in its run. */
  name: string;
  state: "passed" | "failed" | "unanswered";
  level: "error" | "warning" | "note";
  /** What was found, in a sentence; empty where it passed. */
  message: string;
  details: readonly string[];
  /** The file with the expectation, or the address that was asked. */
  place: { uri: string; line: number | null };
};

/** All checks of one run. */
export type Run = { name: string; results: readonly Result[] };
