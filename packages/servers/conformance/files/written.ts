import type { Runnable } from "../runnable.ts";

/** A file that a test has written as its reader would. */
export type Written = {
  runnable: Runnable;
  /** A folder of its own beside the server's prepared libraries. */
  folder: string;
  /** The name of the written file in it. */
  name: string;
  port: number;
};
