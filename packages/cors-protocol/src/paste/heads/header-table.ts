/** Headers beside CORS's own that most responses have. */
const usual =
  /^(?:access-control-|content-|x-|cf-|cross-origin-|sec-|accept|age$|allow$|alt-svc$|cache-control$|connection$|date$|etag$|expires$|keep-alive$|last-modified$|link$|location$|nel$|origin$|pragma$|referrer-policy$|report-to$|retry-after$|server$|server-timing$|set-cookie$|strict-transport-security$|transfer-encoding$|vary$|via$|www-authenticate$)/i;
const row = /^\s{0,40}([\w-]{2,60})[ \t]{1,40}(\S.{0,8000})$/;
/** The values that make a row a header, and no sentence about one. */
const values: readonly [name: RegExp, value: RegExp][] = [
  [/-allow-origin$/i, /^(?:\*|null|[a-z][a-z0-9+.-]{0,40}:\/\/\S{0,400})$/i],
  [/-allow-credentials$/i, /^(?:true|false)$/i],
  [/-max-age$/i, /^\d{1,12}$/],
  [/./, /^[^\s,]{1,200}(?:,[ \t]{0,4}[^\s,]{1,200}){0,200}$/],
];

/** A table of headers that was copied without the colons, as lines with them. Any other text stays as it is. */
export function withColons(lines: readonly string[]): readonly string[] {
  const rows = lines.filter((line) => line.trim() !== "").map((line) => row.exec(line));
  if (rows.length < 2) return lines;
  const isTable = rows.every((found) => found !== null && usual.test(found[1] ?? ""));
  const own = rows.filter((found) => /^access-control-/i.test(found?.[1] ?? ""));
  if (!isTable || own.length === 0 || !own.every((found) => isValue(found))) return lines;
  return lines.map((line) => line.replace(row, "$1: $2"));
}

function isValue(found: RegExpExecArray | null): boolean {
  const [, name = "", value = ""] = found ?? [];
  return values.find(([pattern]) => pattern.test(name))?.[1].test(value.trim()) ?? false;
}
