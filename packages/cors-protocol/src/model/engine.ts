/** The engines, the most used first. */
export const engines = ["chromium", "firefox", "webkit"] as const;

export type Engine = (typeof engines)[number];
