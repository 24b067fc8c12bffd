import type { ProbeId, RawPolicy } from "@blocked/profiles";

/** A lesson of the course: predict, send, see, repair. Strings may contain `{origin}`. */
export type Lesson = {
  /** Names the lesson in the browser's storage, so it never changes and is never used again. */
  id: string;
  /** A noun that people search for. It names the situation and not how it ends. */
  title: string;
  /** The situation in a newcomer's words. */
  story: string;
  /** The profile that the request is sent through, and the request. */
  profile: string;
  probe: ProbeId;
  /** The response header that the script reads. The second question is then about it. */
  asks?: string;
  /** What the server allows; left out where the profile's options say it. */
  server?: readonly string[];
  /** Why it ended as it did. */
  why: string;
  repair: {
    /** What the changed policy must do. */
    task: string;
    /** Where the repair starts; left out for the profile's own options. */
    start?: RawPolicy;
    hints: readonly string[];
  };
};

export type Chapter = { title: string; lessons: readonly Lesson[] };
