import type {
  ErrorEnvelope,
  ItemChanges,
  NewItem,
  Credentials,
  RouteName,
  Routes,
} from "./contract.ts";
import { fillIn, type PathParams } from "./paths.ts";
import type { Result, SentRequest } from "./result.ts";
import type { Input, Output } from "./route-types.ts";

export type ClientOptions = {
  /** Where the routes are served, such as `http://localhost:4000/p/correct`, without a slash at the end. */
  baseUrl: string;
  /** Defaults to the global fetch. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The credentials mode of every request; the browser's own default is "same-origin". */
  credentials?: SentRequest["credentials"];
  /** Sent as `Authorization: Bearer …`. */
  token?: string;
  /** Returns a trace for each request. It travels in the query string; a header would cause a preflight. */
  trace?: () => string;
};

export type Client = ReturnType<typeof createClient>;

type Page = NonNullable<Input<Routes["GET /items"]>["query"]>;

/** Creates a typed client of one profile; `call` reaches every route of the contract. */
export function createClient(options: ClientOptions) {
  const call = <Name extends RouteName>(
    name: Name,
    input: Input<Routes[Name]> & Sendable,
    type = "application/json",
  ) => send<Output<Routes[Name]>>(options, name, input, type);

  return {
    call,
    list: (query: Page = {}) => call("GET /items", { query }),
    get: (id: number) => call("GET /items/:id", { params: { id } }),
    /** `asText` sends the same JSON as text/plain: the only write without a preflight. */
    create: (body: NewItem, { asText = false }: { asText?: boolean } = {}) =>
      call("POST /items", { body }, asText ? "text/plain" : "application/json"),
    update: (id: number, body: NewItem) => call("PUT /items/:id", { params: { id }, body }),
    change: (id: number, body: ItemChanges) => call("PATCH /items/:id", { params: { id }, body }),
    remove: (id: number) => call("DELETE /items/:id", { params: { id } }),
    signIn: (body: Credentials) => call("POST /session", { body }),
    whoAmI: () => call("GET /session", {}),
    signOut: () => call("DELETE /session", {}),
  };
}

type Sendable = {
  params?: PathParams;
  query?: { [name: string]: string | number | undefined };
  body?: object;
};

async function send<Data>(
  options: ClientOptions,
  name: RouteName,
  { params, query = {}, body: value }: Sendable,
  type: string,
): Promise<Result<Data>> {
  const [method = "", path = ""] = name.split(" ");
  const trace = options.trace?.() ?? null;
  const url = new URL(options.baseUrl + fillIn(path, params));
  for (const [key, one] of Object.entries({ ...query, trace: trace ?? undefined })) {
    if (one !== undefined) url.searchParams.set(key, String(one));
  }
  const headers: [string, string][] = [];
  if (value !== undefined) headers.push(["Content-Type", type]);
  if (options.token !== undefined) headers.push(["Authorization", `Bearer ${options.token}`]);

  const request: SentRequest = {
    url: url.href,
    method,
    headers,
    credentials: options.credentials ?? "same-origin",
    mode: "cors",
    body: value === undefined ? null : JSON.stringify(value),
  };
  const { fetch = globalThis.fetch } = options;
  try {
    const { url: href, body, ...init } = request;
    const response = await fetch(href, { ...init, headers, ...(body === null ? {} : { body }) });
    return { request, trace, ...(await read<Data>(response)) };
  } catch (error) {
    // Anything but fetch's own TypeError is a bug in the caller's code.
    if (!(error instanceof TypeError)) throw error;
    return { request, trace, unreadable: error };
  }
}

type Readable<Data> =
  | { data: Data; status: number }
  | { error: ErrorEnvelope["error"]; status: number };

async function read<Data>(response: Response): Promise<Readable<Data>> {
  const { ok, status, url } = response;
  const text = await response.text();
  if (ok) {
    const data = parse<Data>(text);
    if (data !== undefined) return { data, status };
  } else {
    const error = parse<Partial<ErrorEnvelope> | null>(text)?.error;
    if (typeof error?.code === "string") return { error, status };
  }
  const message = `The answer is not JSON of this API; is something else listening at ${url || "this address"}?`;
  return { error: { code: "NOT_THE_API", message }, status };
}

/**
 * Types the text without a check: the API serialises each response by the schema that the type comes from.
 * @returns undefined for text that is not JSON, and null for none, such as that of a 204
 */
function parse<Body>(text: string): Body | undefined {
  try {
    return JSON.parse(text === "" ? "null" : text);
  } catch {
    return undefined;
  }
}
