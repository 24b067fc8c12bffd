/** What Firefox's Network panel lists above the headers, each with its value behind it or in the next line. */
const parts = ["scheme", "host", "filename", "Status"] as const;
/** Rows of the panel that are no headers. */
const others =
  /^(?:Version|Transferred|Referrer Policy|DNS Resolution|Request Priority|Address|Blocking|Filter Headers|Raw|(?:Request|Response) Headers \()/;
const method = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

export const isFirefoxPanel = (lines: readonly string[]) =>
  ["scheme", "host", "filename"].every((name) => lines.some((line) => line.trim() === name));

/** The rows in the notation of the other browsers' panels. */
export function fromFirefox(given: readonly string[]): string[] {
  const lines = given.map((line) => line.trim()).filter((line) => line !== "");
  const values = new Map<string, string>();
  const headers: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const name = parts.find(
      (part) => line === part || (part === "Status" && /^Status\d/.test(line)),
    );
    if (name !== undefined) {
      const value = line === name ? (lines[++at] ?? "") : line.slice(name.length);
      values.set(name, values.get(name) ?? value);
    } else if (values.size === 0 && method.test(line)) values.set("method", line);
    else if (!others.test(line)) headers.push(line);
  }
  const of = (name: string) => values.get(name) ?? "";
  return [
    `Request URL: ${of("scheme")}://${of("host")}${of("filename")}`,
    ...(values.has("method") ? [`Request Method: ${of("method")}`] : []),
    ...(values.has("Status") ? [`Status Code: ${of("Status")}`] : []),
    ...headers,
  ];
}
