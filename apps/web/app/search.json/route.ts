import { toSearchEntries } from "../../lib/search-index.ts";

// The same for everybody; the search loads it when it is opened.
export const dynamic = "force-static";

export function GET(): Response {
  return Response.json(toSearchEntries());
}
