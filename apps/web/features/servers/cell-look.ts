import type { Look } from "@blocked/servers/measured";

/** A color with the mark that repeats its meaning. */
export const looks: Record<Look, { mark: string; className: string }> = {
  blocked: { mark: "✕", className: "dense-blocked" },
  readable: { mark: "✓", className: "dense-readable" },
  danger: { mark: "!", className: "dense-danger" },
  neutral: { mark: "", className: "" },
};
