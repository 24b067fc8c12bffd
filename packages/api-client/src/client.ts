import type { Credentials, Identity, Item, ItemPage, NewItem, Session } from "./contract.ts";
import { paths } from "./paths.ts";
import type { Result, SentRequest } from "./result.ts";

export type ClientOptions = {
  /** A profile's address, such as `http://localhost:4000/p/correct`, without a slash at the end. */
  baseUrl: string;
  /** Defaults to the global fetch. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The credentials mode of every request; the browser's own default is "same-origin". */
  credentials?: SentRequest["credentials"];
  /** Sent as `Authorization: Bearer …`. */
  token?: string;
  /** Names each request; it travels in the query string, because a header would cause a preflight. */
  trace?: () => string;
};

export type Client = {
  list: (page?: { limit?: number; offset?: number }) => Promise<Result<ItemPage>>;
  get: (id: number) => Promise<Result<Item>>;
  /** `asText` sends the same JSON as text/plain: the one write that needs no preflight. */
  create: (item: NewItem, how?: { asText?: boolean }) => Promise<Result<Item>>;
  update: (id: number, item: NewItem) => Promise<Result<Item>>;
  remove: (id: number) => Promise<Result<null>>;
  signIn: (credentials: Credentials) => Promise<Result<Session>>;
  whoAmI: () => Promise<Result<Identity>>;
  signOut: () => Promise<Result<null>>;
};

export function createClient(options: ClientOptions): Client {
  const send = <Data>(method: string, path: string, body: Body | null = null) =>
    request<Data>(options, method, path, body);

  return {
    list: ({ limit, offset } = {}) => {
      const query = new URLSearchParams();
      if (limit !== undefined) query.set("limit", String(limit));
      if (offset !== undefined) query.set("offset", String(offset));
      return send("GET", query.size === 0 ? paths.items : `${paths.items}?${query}`);
    },
    get: (id) => send("GET", paths.item(id)),
    create: (item, { asText = false } = {}) =>
      send("POST", paths.items, { value: item, type: asText ? "text/plain" : "application/json" }),
    update: (id, item) => send("PUT", paths.item(id), { value: item, type: "application/json" }),
    remove: (id) => send("DELETE", paths.item(id)),
    signIn: (credentials) =>
      send("POST", paths.session, { value: credentials, type: "application/json" }),
    whoAmI: () => send("GET", paths.session),
    signOut: () => send("DELETE", paths.session),
  };
}

type Body = { value: unknown; type: "application/json" | "text/plain" };

async function request<Data>(
  options: ClientOptions,
  method: string,
  path: string,
  body: Body | null,
): Promise<Result<Data>> {
  const trace = options.trace?.() ?? null;
  const url = new URL(options.baseUrl + path);
  if (trace !== null) url.searchParams.set("trace", trace);

  const headers: [string, string][] = [];
  if (body !== null) headers.push(["Content-Type", body.type]);
  if (options.token !== undefined) headers.push(["Authorization", `Bearer ${options.token}`]);

  const sent: SentRequest = {
    url: url.href,
    method,
    headers,
    credentials: options.credentials ?? "same-origin",
    mode: "cors",
    body: body === null ? null : JSON.stringify(body.value),
  };
  const { fetch = globalThis.fetch } = options;
  const answer = { request: sent, trace };
  try {
    const response = await fetch(sent.url, {
      method,
      headers,
      credentials: sent.credentials,
      mode: "cors",
      ...(sent.body === null ? {} : { body: sent.body }),
    });
    return { ...answer, ...(await read<Data>(response)) };
  } catch (error) {
    // Anything but fetch's own TypeError is a mistake in the caller's code and none of the three ends.
    if (!(error instanceof TypeError)) throw error;
    return { ...answer, unreadable: error };
  }
}

type Answer<Data> =
  | { data: Data; status: number }
  | { error: { code: string; message: string }; status: number };

async function read<Data>(response: Response): Promise<Answer<Data>> {
  const { status } = response;
  const text = await response.text();
  // Only an answer without content, such as 204, has no JSON.
  if (response.ok && text === "") return { data: null as Data, status };
  const json = parse(text);
  if (response.ok && json !== undefined) return { data: json as Data, status };
  if (isEnvelope(json)) return { error: json.error, status };
  return {
    error: {
      code: "NOT_THE_API",
      message: `The answer is not JSON of this API; is something else listening at ${response.url || "this address"}?`,
    },
    status,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEnvelope(json: unknown): json is { error: { code: string; message: string } } {
  const error = (json as { error?: { code?: unknown } } | undefined | null)?.error;
  return typeof error?.code === "string";
}
