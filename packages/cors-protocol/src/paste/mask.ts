/** In the place of a secret. */
export const masked = "•••";

/** Words that make any name a secret's, wherever they stand in it. */
const anywhere =
  /secret|token|passw|passphrase|passcode|pwd|api[-_.]?key|credential|jwt|cookie|authorization|private[-_.]?key|sess(?:ion)?[-_.]?id|(?:s|S)essionKey/i;
/** Words that are part of harmless names too, such as keyboard and author. */
const asWord =
  /(?:^|[-_.])(?:x?auth(?:$|[-_.\d])|(?:pass|session|sess|sid|sig|otp|pin|cvv|cvc|hmac)$)|key(?:[-_.]?(?:id|value|\d{1,3}))?$|signature$|bearer$|^x-?auth|[a-z\d](?:Auth|Pass|Session|Sid|Sig)$/;
/** Names that only look so: CORS's own, and addresses. */
const noSecret =
  /^(?:access-control-|www-auth|proxy-authenticate$)|^(?:allow|supports?|with)?[-_]?credentials$|[-_]?(?:uri|url|endpoint)$/i;

/** Whether the value of a header, an option or a variable of this name is nothing for other eyes. */
export function isSecretName(name: string): boolean {
  if (noSecret.test(name)) return false;
  return anywhere.test(name) || asWord.test(name) || asWord.test(name.toLowerCase());
}

/** A name, and what stands between it and a value. */
const assignment =
  /(?<![\w.-])([\w.-]{2,80})((?:[\\^`]{0,8}["']|%22|%27)?)(\s{0,4}(?:=>|:=|={1,3}|:|%3[ad])\s{0,4})/gi;
/** A name and a value as arguments, as a pair of a list, or as two fields of one entry. */
const pair =
  /(?:(?:\.(?:set|append|header)|setRequestHeader)\(\s{0,8}|\[\s{0,8}\[\s{0,8}|\],\s{0,8}\[\s{0,8}|[\\^`]{0,8}["']name[\\^`]{0,8}["']\s{0,4}:\s{0,4})[\\^`]{0,8}["']([\w.-]{2,80})[\\^`]{0,8}["']\s{0,4},\s{0,20}(?:[\\^`]{0,8}["']value[\\^`]{0,8}["']\s{0,4}:\s{0,4})?(?=[\\^`]{0,8}["'])/gi;
/** What is sent: a verdict needs none of it. */
const body =
  /(?:(?:^|\s)(?:-d|-F|--data(?:-raw|-binary|-ascii|-urlencode)?|--form(?:-string)?|--json)[ =]?\$?|[{,\s](?:["']?body["']?|"text")\s{0,4}:\s{0,4}|\s-Body\s{1,4})(?=[\\^`]{0,8}["'`])/gi;
/** curl's own options. */
const option = /(?:^|\s)(?:-u|--user|-b|--cookie|--oauth2-bearer|-U|--proxy-user)[ =]?(?=\S)/g;
const opening = /\[?\s{0,4}[\\^`]{0,8}["'`]|%22|%27/iy;
const scheme = /^(?:bearer|basic|digest|token|negotiate|apikey) /i;
/** Values that only switch something. */
const harmless = /^(?:true|false|null|undefined|none|include|omit|same-origin|\*)?$/i;

const patterns: readonly RegExp[] = [
  /(\b(?:bearer|basic)\s{1,4})([\w~+/.-]{8,4000}={0,2})(?![\w~+/.="'-])/gi,
  /()(\beyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000})?)/g,
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)([^-•]{1,8000})/g,
  /()(\b(?:[sr]k_(?:live|test)_|gh[opsu]_|github_pat_|glpat-|xox[abpr]-|AKIA|AIza|npm_)[\w-]{8,400})/g,
  // A login's code in a query. Elsewhere “code:” begins a status.
  /([?&]code=)([^&\s"'<>,;}#]{4,8000})/gi,
  // A table of headers that was copied without the colons.
  /(^[ \t]{0,8}(?:proxy-)?authorization\s{1,8}(?:bearer|basic|digest|token|negotiate|apikey) )([^\r\n]{1,8000})/gim,
  /(^[ \t]{0,8}(?:set-)?cookie2?\s{1,8})([\w.-]{1,80}=[^\r\n]{1,8000})/gim,
  /(^[ \t]{0,8}x-[\w-]{0,60}(?:key|token|auth|secret|session)[ \t]{1,8})(\S{1,8000})(?=[ \t]{0,8}\r?$)/gim,
];
const userinfo = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/@"'<>]{1,300})@/gi;

type Span = readonly [from: number, to: number];

/**
 * Puts dots in the place of what nobody else may see: any value whose name looks like a secret's, in whatever notation,
 * and what a request sends. Names stay, since they explain the failure. Too much is hidden rather than too little.
 */
export function maskSecrets(text: string): { text: string; count: number } {
  let count = 0;
  const hide = (whole: string, before: string, value: string) => {
    if (value.trim() === masked) return whole;
    count += 1;
    return before + masked;
  };
  const apply = (
    given: string,
    pattern: RegExp,
    toSpan: (found: RegExpExecArray) => Span | null,
  ) => {
    const parts: string[] = [];
    let done = 0;
    for (const found of given.matchAll(pattern)) {
      const span = found.index < done ? null : toSpan(found);
      if (span === null) continue;
      parts.push(given.slice(done, span[0]), masked);
      done = span[1];
      count += 1;
    }
    return parts.join("") + given.slice(done);
  };
  let result = text;
  for (const [pattern, toSpan] of [
    [body, findBody],
    [option, findOption],
    [pair, findPair],
    [assignment, findAssigned],
  ] as const) {
    const given = result;
    result = apply(given, pattern, (found) => toSpan(given, found));
  }
  for (const pattern of patterns) result = result.replaceAll(pattern, hide);
  result = result.replaceAll(userinfo, (whole, before: string, value: string) =>
    value === masked ? whole : `${hide(whole, before, value)}@`,
  );
  return { text: result, count };
}

const endOf = ({ index, 0: whole }: RegExpExecArray) => index + whole.length;

function findBody(text: string, found: RegExpExecArray): Span | null {
  const span = findQuoted(text, endOf(found));
  return span === null || span[1] - span[0] < 3 ? null : toSecret(text, span);
}

function findOption(text: string, found: RegExpExecArray): Span | null {
  const at = endOf(found);
  return toSecret(text, findQuoted(text, at) ?? [at, at + lengthOf(/[^\s"']{1,8000}/y, text, at)]);
}

function findPair(text: string, found: RegExpExecArray): Span | null {
  const span = isSecretName(found[1] ?? "") ? findQuoted(text, endOf(found)) : null;
  return span === null ? null : toSecret(text, span);
}

function findAssigned(text: string, found: RegExpExecArray): Span | null {
  const [, name = "", close = "", separator = ""] = found;
  const before = text.slice(Math.max(0, found.index - 60), found.index);
  if (!isSecretName(name) && !/\bcookie\s$/i.test(before)) return null;
  const at = endOf(found);
  const isColon = separator.trim() === ":";
  // An address ends here, and a sentence follows.
  if (isColon && before.endsWith("/")) return null;
  // The value is empty, and another name follows.
  if (separator.includes("\n") && lengthOf(/[\w-]{1,60}["']?\s{0,4}[:=]/y, text, at) > 0)
    return null;
  const quoted = findQuoted(text, at);
  const quote = close === "" ? (/[\\^`]{0,8}["']$/.exec(before)?.[0] ?? "") : "";
  if (quote !== "")
    return toSecret(text, [at, findClosing(text, at, quote) ?? toLineEnd(text, at)]);
  if (quoted !== null) return toSecret(text, quoted);
  if (before.endsWith("$") || /[[{(<]/.test(text.charAt(at))) return null;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const isFirst =
    (line.length < before.length || found.index <= 60) &&
    /^[\s<>*+|#$-]{0,40}(?:(?:export|set|env|arg)\s{1,4})?$/i.test(line);
  if (isColon && close === "" && (isFirst || (isHeader.test(name) && !/[{,(]\s*$/.test(line)))) {
    return toSecret(text, [at, toLineEnd(text, at)]);
  }
  const isPort = separator === ":" && lengthOf(/\d{2,5}(?![\w-])/y, text, at) > 0;
  if (isPort && close === "") return null;
  const isVariable = !isColon && close === "" && (isFirst || /^[A-Z][A-Z\d_]*$/.test(name));
  const rest = isVariable
    ? /(?:[^\s"'<>&]|&(?![\w.%-]{1,60}=)){1,8000}/y
    : /(?:(?:bearer|basic|token) )?(?:[^\s"'<>,;}#&)%]|%(?!2[267])){1,8000}/iy;
  return toSecret(text, [at, at + lengthOf(rest, text, at)]);
}

const isHeader = /^(?:proxy-)?authorization$|^(?:set-)?cookie2?$/i;

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function toLineEnd(text: string, at: number): number {
  const length = lengthOf(/[^\r\n]{1,8000}/y, text, at);
  return at + text.slice(at, at + length).replace(/[\s,]{1,8}$/, "").length;
}

/** What stands inside of the quotes that begin here; null where none do. */
function findQuoted(text: string, at: number): Span | null {
  opening.lastIndex = at;
  const quote = opening.exec(text)?.[0];
  if (quote === undefined) return null;
  const from = at + quote.length;
  return [from, findClosing(text, from, quote.replace(/^\[?\s*/, "")) ?? toLineEnd(text, from)];
}

/** The end of a string. A quote with more escapes before it than the first has is inside. */
function findClosing(text: string, from: number, quote: string): number | null {
  if (quote.startsWith("%")) {
    const at = text.slice(from, from + 8000).search(/%2[27]|\s/);
    return at < 0 ? null : from + at;
  }
  const last = quote.at(-1);
  let escapes = 0;
  for (let at = from; at < text.length && at < from + 100_000; at += 1) {
    const character = text.charAt(at);
    if (character === last) {
      // A shell ends a string, adds a quote, and begins the next.
      if (last === "'" && text.startsWith(String.raw`\''`, at + 1)) at += 3;
      else if (escapes < quote.length) return at - escapes;
      escapes = 0;
    } else escapes = "\\^`".includes(character) ? escapes + 1 : 0;
  }
  return null;
}

/** Leaves out what is no secret. The scheme of Authorization stays, as it explains much. */
function toSecret(text: string, [from, to]: Span): Span | null {
  const value = text.slice(from, to);
  const start = from + (scheme.exec(value)?.[0].length ?? 0);
  const own = text.slice(start, to).trim();
  return own === masked || harmless.test(own) ? null : [start, to];
}
