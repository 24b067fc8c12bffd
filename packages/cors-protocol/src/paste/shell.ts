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
  let at = from;
  while (at < command.length && !command.startsWith(close, at)) {
    const character = command.charAt(at);
    const next = command.charAt(at + 1);
    if (escape !== "" && character === escape) {
      parts.push(escape === "\\" ? (escapes[next] ?? next) : next);
      at += 2;
    } else {
      parts.push(character);
      at += 1;
    }
  }
  return { text: parts.join(""), end: at + close.length };
}
