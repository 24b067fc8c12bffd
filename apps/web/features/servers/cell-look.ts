import type { Look } from "@blocked/servers/measured";

/** A color with the mark that repeats its meaning. */
export const looks: Record<Look, { mark: string; className: string }> = {
  blocked: { mark: "✕", className: "servers-blocked" },
  readable: { mark: "✓", className: "servers-readable" },
  danger: { mark: "!", className: "servers-danger" },
  neutral: { mark: "", className: "" },
};
