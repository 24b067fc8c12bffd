/** A value of a program. Code that only running it would tell is kept as its text. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | readonly Literal[]
  | { [name: string]: Literal }
  | Code;

/** Code: a function, a variable, a pattern. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Deeper nesting is no configuration, and neither are more values. */
const deepest = 40;
const mostSteps = 10_000;

/**
 * Reads literals of JavaScript and Python without running them: objects with names in quotes or without, lists,
 * tuples, keyword arguments, comments, commas at the end.
 */
export class LiteralReader {
  at: number;
  private readonly text: string;
  private steps = 0;
  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The value at the position, and the position behind it. */
  read(depth = 0): Literal {
    this.skip();
    const character = this.text.charAt(this.at);
    if (depth > deepest) return this.readCode();
    if (character === "{") return this.readObject(depth);
    if (character === "[") return this.readList("]", depth);
    if (
      character === "(" &&
      /^\(\s*["'[]/.test(this.text.slice(this.at, this.at + 40)) &&
      !this.isFunction()
    ) {
      return this.readList(")", depth);
    }
    // Python's prefixes: a raw string is a string, and a formatted one is code.
    const isRaw = /^[rRbBuU]{1,2}["']/.test(this.text.slice(this.at, this.at + 3));
    if (isRaw || character === '"' || character === "'" || character === "`") {
      const start = this.at;
      if (isRaw) this.at += this.text.slice(this.at, this.at + 3).search(/["']/);
      const text = this.readString();
      this.skip();
      // A string that is joined, called or formatted is code.
      if (!/[+.%[?]/.test(this.text.charAt(this.at))) return text;
      this.at = start;
    }
    return toWord(this.readCode());
  }

  /** The arguments of a call, from behind its parenthesis: the values in order, and those with names. */
  readArguments(): { values: Literal[]; named: { [name: string]: Literal } } {
    const values: Literal[] = [];
    const named: { [name: string]: Literal } = {};
    for (
      this.skip();
      this.at < this.text.length && this.text.charAt(this.at) !== ")";
      this.skip()
    ) {
      const before = this.at;
      const name = /^([A-Za-z_]\w{0,60})\s{0,4}=(?!=|>)/.exec(
        this.text.slice(this.at, this.at + 80),
      );
      if (name !== null) this.at += name[0].length;
      const value = this.read(1);
      if (name?.[1] === undefined) values.push(value);
      else named[name[1]] = value;
      this.skip();
      if (this.text.charAt(this.at) === ",") this.at += 1;
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
    return { values, named };
  }

  private isFunction(): boolean {
    return /^\([^)]{0,200}\)\s{0,4}=>/.test(this.text.slice(this.at, this.at + 220));
  }

  private readObject(depth: number): Literal {
    const object: { [name: string]: Literal } = {};
    this.at += 1;
    for (
      this.skip();
      this.at < this.text.length && this.text.charAt(this.at) !== "}";
      this.skip()
    ) {
      const before = this.at;
      const name = this.readName();
      this.skip();
      if (this.text.charAt(this.at) === ":") {
        this.at += 1;
        object[name] = this.read(depth + 1);
      } else if (name !== "" && /[,}\s]/.test(this.text.charAt(this.at))) {
        object[name] = new Code(name);
      } else if (name !== "") {
        object[name] = new Code(this.readCode().text);
      }
      this.skip();
      if (this.text.charAt(this.at) === ",") this.at += 1;
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
    return object;
  }

  private readName(): string {
    // Python's paths are often raw strings.
    if (/^[rRbBuU]["']/.test(this.text.slice(this.at, this.at + 2))) this.at += 1;
    const character = this.text.charAt(this.at);
    if (character === '"' || character === "'") return this.readString();
    const name =
      /^(?:\.\.\.)?(?:async )?[\w$.]{1,80}/.exec(this.text.slice(this.at, this.at + 100))?.[0] ??
      "";
    this.at += name.length;
    return name.replace(/^async /, "");
  }

  private readList(close: string, depth: number): Literal {
    const list: Literal[] = [];
    this.at += 1;
    for (
      this.skip();
      this.at < this.text.length && this.text.charAt(this.at) !== close;
      this.skip()
    ) {
      const before = this.at;
      list.push(this.read(depth + 1));
      this.skip();
      if (this.text.charAt(this.at) === ",") this.at += 1;
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
    return list;
  }

  private readString(): string {
    const quote = this.text.charAt(this.at);
    const parts: string[] = [];
    this.at += 1;
    let start = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === quote) break;
      if (character !== "\\") continue;
      parts.push(this.text.slice(start, this.at));
      this.at += 1;
      start = this.at;
    }
    parts.push(this.text.slice(start, this.at));
    this.at += 1;
    return parts.join("");
  }

  /** Anything else, up to the comma or bracket that ends it. */
  private readCode(): Code {
    const start = this.at;
    let depth = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === '"' || character === "'" || character === "`") {
        this.readString();
        this.at -= 1;
      } else if (character === "/" && this.at === start) this.skipPattern();
      else if ("([{".includes(character)) depth += 1;
      else if (depth > 0 && ")]}".includes(character)) depth -= 1;
      else if (depth === 0 && ",)]};".includes(character)) break;
    }
    return new Code(this.text.slice(start, this.at).trim());
  }

  private skipPattern(): void {
    let isClass = false;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === "\\") this.at += 1;
      else if (character === "[") isClass = true;
      else if (character === "]") isClass = false;
      else if (character === "\n" || (character === "/" && !isClass)) return;
    }
  }

  /** Passes whitespace and comments. */
  private skip(): void {
    this.steps += 1;
    if (this.steps > mostSteps) this.at = this.text.length;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text.charAt(this.at);
      if (character === "#" || this.text.startsWith("//", this.at)) this.at = this.find("\n") - 1;
      else if (this.text.startsWith("/*", this.at)) this.at = this.find("*/") + 1;
      else if (character.trim() !== "") return;
    }
  }

  private find(end: string): number {
    const found = this.text.indexOf(end, this.at);
    return found < 0 ? this.text.length : found + end.length - (end === "\n" ? 0 : 1);
  }
}

function toWord(code: Code): Literal {
  const { text } = code;
  if (/^(?:true|True)$/.test(text)) return true;
  if (/^(?:false|False)$/.test(text)) return false;
  if (/^(?:null|undefined|None)$/.test(text)) return null;
  if (/^-?[\d_]{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text.replaceAll("_", ""));
  return code;
}
