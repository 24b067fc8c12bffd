/** Whether a link leads to this page, or to the part of the site that it belongs to. */
export function toCurrent(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return path.startsWith(`${href}/`) ? "true" : undefined;
}
