import type { CSSProperties } from "react";

/**
 * A wrapped line hangs two columns right of where its text begins.
 * @param before the columns in front of the text, such as the sign of a diff
 */
export function toHang(text: string, before = 0): CSSProperties {
  const columns = before + text.search(/\S|$/) + 2;
  return { "--hang": `${columns}ch` } as CSSProperties;
}
