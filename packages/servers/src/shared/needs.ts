import type { Needs } from "./whole-file.ts";

/** A request that a browser blocked, as far as it is known. */
export type BlockedRequest = {
  origin: string;
  /** Null where nothing names it. */
  method: string | null;
  /** The names of the headers that script set. */
  headers: readonly string[];
  cookies: boolean;
};

/** The methods that need no permission. A few servers reject a preflight for one that is not in the list. */
const safe = ["GET", "HEAD", "POST"];
/** No server has to list these: a browser asks for none of them. */
const safelisted = ["accept", "accept-language", "content-language", "content-type", "range"];

/** What a server has to allow, so that this request gets through, and the page's plain requests with it. */
export function toNeeds({ origin, method, headers, cookies }: BlockedRequest): Needs {
  const asked = headers.filter(isListed).map(toTitleCase);
  return {
    origins: [origin],
    cookies,
    methods: [...new Set([...safe, ...(method === null ? [] : [method.toUpperCase()])])],
    headers: [...new Set(["Content-Type", ...asked])],
    exposed: [],
  };
}

/** A header's name. nginx would read a dollar as the start of a variable, and a star is no name. */
const listable = /^[\w!#%&'^`|~+.-]+$/;

function isListed(name: string): boolean {
  return listable.test(name) && !safelisted.includes(name.toLowerCase());
}

/** A browser asks in lower case, and servers compare without regard to case. */
function toTitleCase(name: string): string {
  return name.toLowerCase().replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
