/** A wrong argument or a wrong file, in one sentence that names it. */
export class UsageError extends Error {}
