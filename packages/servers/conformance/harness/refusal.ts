/** What a runtime prints around the sentence that says why a program ended. */
const around = [
  /^\s+(?:at|File|in) /,
  /^\s*(?:at|from) /,
  /^\s*$/,
  /^Node\.js v/,
  /^goroutine \d|^exit status|^\S+\.go:\d+|^\t/,
  /^note: run with|RUST_BACKTRACE/,
  /^\s*[\^~-]+\s*$/,
];

/** The line in which each language names its error, the most telling first. */
const telling = [
  /^\?: (\([\w.]+\) .+)$/,
  /^panic: (?:\[\w+\] )?(.+)$/,
  /Description:\s*(.+)$/,
  /^Caused by: (?:[\w.]+: )?(.+)$/,
  /^(?:Uncaught )?(?:\w*Error|\w*Exception)(?: \[\w+\])?: (.+)$/,
  /^[\w.]+(?:Error|Exception|ImproperlyConfigured): (.+)$/,
  /\[(?:emerg|ALERT|error)\]\s*(?:\(\d+\)\s*:?|\d+#\d+:)?\s*(.+)$/i,
  /^(?:Error|ERROR|error|fatal|FATAL): (.+)$/,
];

/** Finds the sentence with which a program refused to start. */
export function toRefusal(output: string): string {
  const lines = output.split("\n").filter((line) => !around.some((one) => one.test(line)));
  // Rust prints the sentence on the line after the place.
  const panicked = lines.findIndex((line) => /^thread '.*' .*panicked at /.test(line));
  if (panicked >= 0) return (lines[panicked + 1] ?? lines[panicked] ?? "").trim();
  for (const pattern of telling) {
    const found = lines.map((line) => pattern.exec(line.trim())?.[1]).filter((one) => one);
    const [last] = found.slice(-1);
    if (last !== undefined) return last.trim();
  }
  return (lines.at(-1) ?? "").trim() || "It ended and said nothing.";
}
