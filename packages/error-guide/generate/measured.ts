import { readFileSync } from "node:fs";
import { type Engine, engines } from "@blocked/cors-protocol";

type Server = "fastify" | "today" | "article";
const servers = ["fastify", "today", "article"] as const;

type RecordedRow = {
  id: string;
  profile: string;
  server: Server;
  exchanges: { method: string; response: { status: number } | null }[];
  engines: Record<Engine, { code: string | null; lines: string[] }>;
};
type Recording = {
  recordedOn: string;
  servers: Record<Server, Record<string, string>>;
  engines: Record<Engine, string>;
  rows: RecordedRow[];
};

/** The tutorial's errors as every server and engine was recorded, for the table of /learn. */
export function toMeasured() {
  const file = new URL("../../../e2e/reference/fastapi.json", import.meta.url);
  const {
    recordedOn,
    servers: versions,
    rows,
  } = JSON.parse(readFileSync(file, "utf8")) as Recording;
  const ids = [...new Set(rows.map(({ id }) => id))];
  const toFastApi = ({ fastapi = "", starlette = "" }: Record<string, string>) =>
    `FastAPI ${fastapi} with Starlette ${starlette}`;
  return {
    recordedOn,
    versions: {
      fastify: `@fastify/cors ${versions.fastify["@fastify/cors"] ?? ""}`,
      today: toFastApi(versions.today),
      article: toFastApi(versions.article),
    },
    rows: ids.map((id) => {
      const [first] = rows.filter((row) => row.id === id);
      const cells = servers.map((server) => [server, toCell(rows, id, server)] as const);
      return { id, profile: first?.profile ?? "", cells: Object.fromEntries(cells) };
    }),
  };
}

function toCell(rows: readonly RecordedRow[], id: string, server: Server) {
  const row = rows.find((one) => one.id === id && one.server === server);
  if (row === undefined) throw new Error(`${id} is not recorded for ${server}.`);
  return {
    code: row.engines.chromium.code,
    exchanges: row.exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`),
    lines: Object.fromEntries(
      engines.map((engine) => [engine, row.engines[engine].lines.map(toReason).filter(Boolean)]),
    ),
  };
}

/** The part of a line that names the reason, without addresses. */
function toReason(line: string): string {
  if (line.startsWith("Failed to load resource")) return "";
  return line
    .replace(/^Access to fetch at '\S+' from origin '\S+' has been blocked by CORS policy: /, "")
    .replaceAll("?trace=0123456789abcdef.0", "");
}
