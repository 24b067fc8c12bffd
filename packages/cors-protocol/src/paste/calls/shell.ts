const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/**
 * Splits a command into its words as a shell does: quotes of Bash, PowerShell and cmd, and lines that go on behind a
 * backslash, a caret or a backtick. Nothing is run or expanded.
 */
export function toWords(command: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  const take = (text: string) => {
    word = (word ?? "") + text;
  };
  while (at < command.length) {
    const character = command.charAt(at);
    if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else if (/^[\\^`]\r?\n/.test(command.slice(at, at + 3))) {
      at = command.indexOf("\n", at) + 1;
    } else if (character === "'" || command.startsWith("$'", at)) {
      const isEscaped = character === "$";
      const quote = readQuote(command, at + (isEscaped ? 2 : 1), "'", isEscaped ? "\\" : "");
      take(quote.text);
      at = quote.end;
    } else if (character === '"' || command.startsWith('^"', at)) {
      const isCmd = character === "^";
      const quote = readQuote(
        command,
        at + (isCmd ? 2 : 1),
        isCmd ? '^"' : '"',
        isCmd ? "^" : "\\",
      );
      take(quote.text);
      at = quote.end;
    } else if (character === "\\" || character === "^") {
      take(command.charAt(at + 1));
      at += 2;
    } else {
      take(character);
      at += 1;
    }
  }
  return word === null ? words : [...words, word];
}

function readQuote(
  command: string,
  from: number,
  close: string,
  escape: string,
): { text: string; end: number } {
  const parts: string[] = [];
  let [at, start] = [from, from];
  for (; at < command.length && !command.startsWith(close, at); at += 1) {
    if (escape === "" || command.charAt(at) !== escape) continue;
    parts.push(command.slice(start, at));
    at += 1;
    const next = command.charAt(at);
    start = at;
    if (escape !== "\\" || escapes[next] === undefined) continue;
    parts.push(escapes[next]);
    start = at + 1;
  }
  parts.push(command.slice(start, at));
  return { text: parts.join(""), end: at + close.length };
}
