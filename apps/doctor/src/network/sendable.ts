import { Failed } from "./failures.ts";
import type { RawRequest } from "./types.ts";

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** NOTE: a character above 255 would lose its upper byte, and U+010A would become a line feed. */
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Refuses what would become a second header line, or another request. @throws Failed */
export function refuseUnsendable({ url, method, headers }: RawRequest): void {
  if (!/^https?:$/.test(url.protocol)) {
    throw new Failed("unsupported", `Only http and https can be asked, not ${url.protocol}`);
  }
  if (!token.test(method)) throw new Failed("unsupported", "The method is not a valid name.");
  const bad = headers.find(([name, text]) => !token.test(name) || !value.test(text));
  if (bad !== undefined) {
    const name = JSON.stringify(bad[0]);
    throw new Failed("unsupported", `The header ${name} has characters that cannot be sent.`);
  }
}
