import { type Client, createClient, type NewItem, paths, type Result } from "@blocked/api-client";
import type { Probe } from "@blocked/profiles";
import { suite } from "../settings.ts";

/** The table through the correct profile, without a browser. */
export const table = createClient({ baseUrl: suite.api + paths.profile("correct") });

/** Sends a probe; every probe but a reading one needs a row. */
export function sendProbe(
  client: Client,
  { request, text }: Probe,
  id: number,
  item: NewItem,
): Promise<Result<unknown>> {
  switch (request) {
    case "read":
      return client.list();
    case "create":
      return client.create(item, { asText: text });
    case "update":
      return client.update(id, item);
    case "remove":
      return client.remove(id);
  }
}
