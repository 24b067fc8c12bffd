import type { Finding } from "@blocked/cors-protocol/explain";
import { findErrorPage } from "@blocked/error-guide";

type Name = NonNullable<Finding["name"]>;

/** What stopped a request, where it was not the CORS check, and what to do first. */
export type NeighbourAnswer = { meaning: string; first: string | null; code: string | null };

const warning: NeighbourAnswer = {
  meaning:
    "The request works. This warning says that a star in Access-Control-Allow-Headers will not cover Authorization one day.",
  first:
    "List Authorization beside the star. If something fails today, another line has the reason.",
  code: null,
};

/** For the neighbours that a profile of the lab shows: their pages let the reader run the fix. */
const firstOf: Partial<Record<Name, string>> = {
  "connection-cut": "Read the server’s log for a crash, a timeout or a limit of the proxy.",
  "content-security-policy":
    "Add the API’s origin to connect-src of the page’s policy (font-src, img-src or script-src for other requests). The API’s CORS headers do not matter here.",
  "header-not-exposed": "Let the server list the header in Access-Control-Expose-Headers.",
  "local-network-access": "Allow it in the site’s settings, or call an address that is published.",
  "mixed-content": "Call the API with https. Its CORS headers do not matter here.",
  "server-down":
    "Start the server, and compare the port with the one that it prints. localhost may also mean ::1 where the server listens on 127.0.0.1 alone.",
};

export function toNeighbour(name: Name): NeighbourAnswer {
  const page = findErrorPage(name);
  if (page === undefined) return warning;
  const fix = "neighbour" in page ? page.neighbour.fix : undefined;
  return {
    // A lesson goes on; a verdict is two sentences.
    meaning: page.meaning
      .split(/(?<=[.?!]) /)
      .slice(0, 2)
      .join(" "),
    first: page.advice ?? firstOf[name] ?? null,
    code: fix?.lines.join("\n") ?? null,
  };
}
