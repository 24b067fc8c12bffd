import { createClient, demoUser, paths } from "@blocked/api-client";
import type { From } from "@blocked/profiles";
import { type Draft, toCorsRequest } from "../../lib/composition/draft.ts";
import type { Connection } from "../../lib/connection.ts";
import { explain } from "../../lib/explain/explain.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import { type Attacker, toSenderOrigin } from "../attacker/attacker.ts";
import { type Sent, toTraced } from "./send-draft.ts";

/** Sends a composed request as another website, with a trace of this page. */
export async function attack(
  connection: Connection,
  attacker: Attacker,
  from: From,
  draft: Draft,
  address: string,
): Promise<Sent> {
  const { trace, url } = await toTraced(connection, address);
  const request = toCorsRequest(draft, url, await toSenderOrigin({ from }, attacker));
  const { method, headers, credentials, body } = draft;
  const { api } = connection;
  const path = url.slice(api.length);
  const end = await attacker.send({ api, path, method, headers, credentials, body, from });
  const got = "error" in end ? end : { status: end.status };
  const exchanges = await connection.read(trace);
  return {
    request,
    got,
    headers: [],
    explanation: explain(request, got, exchanges, getVisitor()),
  };
}

/** Signs the user in, whose cookie is what an attacker wants. A failure shows in the attacker's request: no cookie. */
export async function signIn({ api }: Connection): Promise<void> {
  const baseUrl = api + paths.profile("correct");
  await createClient({ baseUrl, credentials: "include" }).signIn(demoUser);
}
