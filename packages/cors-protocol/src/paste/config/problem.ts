/** Something in a configuration that does not do what it seems to. */
export type Problem = {
  kind: "unknown" | "misplaced" | "value" | "insecure";
  /** The option's name as it stands there. */
  key: string;
  /** The name that was meant; null where none is near. */
  meant: string | null;
  says: string;
};
