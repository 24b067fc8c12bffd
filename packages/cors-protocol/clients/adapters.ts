import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeaderLine } from "../src/index.ts";
import { answer, type Subtest } from "../web-platform-tests/subtest.ts";

/** How a row ended in a client; `refused` is any failure. */
export type Ended = { ends: Subtest["ends"]; status: number };

export type Client = {
  name: string;
  version: string;
  /** What was used of it. */
  api: string;
  link: string;
  /** Whether the client can be asked for such a request. */
  can(row: Subtest): boolean;
  send(row: Subtest, page: string): Promise<Ended>;
};

type Loaded = Record<string, unknown>;
type Fetch = (url: string, init: object) => Promise<{ type: string; status: number }>;

const refused: Ended = { ends: "refused", status: 0 };

/** @param folder where npm installed the package */
async function load(folder: string, name: string): Promise<Loaded> {
  const own = join(folder, "node_modules", name);
  const { main, exports } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as {
    main?: string;
    exports?: { import?: { default?: string } };
  };
  const file = exports?.import?.default ?? main ?? "index.js";
  return (await import(pathToFileURL(join(own, file)).href)) as Loaded;
}

function withBody({ request: { method = "GET", bodyType } }: Subtest): string | undefined {
  return /^(?:get|head)$/i.test(method) || bodyType == null ? undefined : "data";
}

/** Sends by a `fetch`, with the options that script passes. */
async function byFetch(fetch: Fetch, row: Subtest): Promise<Ended> {
  const { url, method = "GET", headers = [], credentials, mode } = row.request;
  const body = withBody(row);
  const options = { method, headers: headers.map(([name, value]) => [name, value]), body };
  const own = { ...(credentials && { credentials }), ...(mode && { mode }) };
  try {
    const { type, status } = await fetch(url, { ...options, ...own });
    return { ends: type === "opaque" ? "opaque" : "readable", status };
  } catch {
    return refused;
  }
}

type Xhr = {
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body?: string): void;
  withCredentials: boolean;
  status: number;
  onload: () => void;
  onerror: () => void;
  onabort: () => void;
};

export async function jsdom(folder: string, version: string): Promise<Client> {
  const { JSDOM, VirtualConsole } = (await load(folder, "jsdom")) as {
    JSDOM: new (
      html: string,
      options: object,
    ) => { window: { XMLHttpRequest: new () => Xhr; close(): void } };
    VirtualConsole: new () => object;
  };
  return {
    name: "jsdom",
    version,
    api: "XMLHttpRequest",
    link: "https://github.com/jsdom/jsdom",
    can: ({ request: { mode } }) => mode === undefined,
    send: (row, page) =>
      new Promise((done) => {
        const { window } = new JSDOM("", { url: page, virtualConsole: new VirtualConsole() });
        const end = (ended: Ended) => {
          done(ended);
          window.close();
        };
        try {
          const { url, method = "GET", headers = [], credentials } = row.request;
          const xhr = new window.XMLHttpRequest();
          xhr.open(method, url);
          xhr.withCredentials = credentials === "include";
          for (const [name, value] of headers) xhr.setRequestHeader(name, value);
          xhr.onload = () => end({ ends: "readable", status: xhr.status });
          xhr.onerror = xhr.onabort = () => end(refused);
          xhr.send(withBody(row));
        } catch {
          end(refused);
        }
      }),
  };
}

export async function happyDom(folder: string, version: string): Promise<Client> {
  const { Window } = (await load(folder, "happy-dom")) as {
    Window: new (options: object) => { fetch: Fetch; happyDOM: { close(): Promise<void> } };
  };
  return {
    name: "happy-dom",
    version,
    api: "fetch",
    link: "https://github.com/capricorn86/happy-dom",
    can: () => true,
    async send(row, page) {
      const window = new Window({ url: page });
      const ended = await byFetch((url, init) => window.fetch(url, init), row);
      await window.happyDOM.close();
      return ended;
    },
  };
}

const routed = ["get", "head", "post", "put", "delete", "patch", "options"] as const;

export async function mentoss(folder: string, version: string): Promise<Client> {
  type Route = (path: string, create: (request: Request) => object) => void;
  const { FetchMocker, MockServer } = (await load(folder, "mentoss")) as {
    FetchMocker: new (options: object) => { fetch: Fetch };
    MockServer: new (origin: string) => Record<(typeof routed)[number], Route>;
  };
  return {
    name: "mentoss",
    version,
    api: "FetchMocker",
    link: "https://github.com/humanwhocodes/mentoss",
    // Its responses have one line a header, and its routes the usual methods.
    can: ({ request: { method = "GET" }, replies }) =>
      (routed as readonly string[]).includes(method.toLowerCase()) &&
      Object.values(replies).every(({ origin2, more = [] }) => {
        const names = more.map(([name]) => name);
        return origin2 === undefined && new Set(names).size === names.length;
      }),
    send(row, page) {
      const servers = Object.entries(row.replies).map(([address, reply]) => {
        const { origin, pathname } = new URL(address);
        const server = new MockServer(origin);
        for (const method of routed) {
          server[method](pathname, ({ headers, method: used }) => {
            const isPreflight = headers.has("access-control-request-method");
            const own = [...headers].map(([name, value]): HeaderLine =>
              name === "origin" ? ["Origin", value] : [name, value],
            );
            const phase = isPreflight ? "preflight" : "response";
            const asked = { phase, hop: 0, url: address, method: used, headers: own } as const;
            const head = answer(reply, asked);
            return { status: head.status, headers: Object.fromEntries(head.headers) };
          });
        }
        return server;
      });
      const mocker = new FetchMocker({ servers, baseUrl: page });
      return byFetch(mocker.fetch, row);
    },
  };
}
