/** Words of the browsers' messages, as far as reading a screenshot can damage them. */
const words =
  "access action allow allowed because blocked contains content control cookies cors credentials cross disallows field include invalid missing multiple origin policy preflight present redirect redirected reason remote requested resource response same value wildcard".split(
    " ",
  );

/** Letters that look alike in many typefaces. */
const fold = (word: string) =>
  word
    .toLowerCase()
    .replaceAll(/[1i|!]/g, "l")
    .replaceAll("0", "o");
const known = new Map(words.map((word) => [fold(word), word]));

/** An address, which stays as it is, or a word. */
const part = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s'"]{1,4000}|[A-Za-z01|!]{4,20}/g;
const damaged = /[A-Za-z][01|]|[01|][A-Za-z]|[a-z]I|I[a-z]/;
/** A screenshot shows no more. */
const longest = 20_000;

/** Mends words of a message that were read off a picture: `C0RS`, `Access-ControI-AIIow`. */
export function mendLetters(text: string): string {
  if (text.length > longest || !damaged.test(text)) return text;
  return text.replaceAll(part, (given) => {
    if (given.includes("://")) return given;
    const meant = known.get(fold(given));
    return meant === undefined || meant === given.toLowerCase() ? given : meant;
  });
}

/** Shorter lines that end so are none of a mail's. */
const shortestBroken = 60;

/** Mail breaks a long line behind an equals sign, and writes one as =3D. */
export function joinMail(text: string): string {
  if (!/=\r?\n/.test(text)) return text;
  const joined = text.replaceAll(/=\r?\n/g, (end, at: number) =>
    text.slice(Math.max(0, at - shortestBroken), at).includes("\n") || at < shortestBroken
      ? end
      : "",
  );
  return joined === text ? text : joined.replaceAll(/=3D/gi, "=");
}
