import { findMeant } from "../misspelt.ts";
import type { Problem } from "./problem.ts";

type NginxHeader = { name: string; value: string; isAlways: boolean; block: number };

const directive =
  /\badd_header\s{1,8}["']?([\w-]{1,60})["']?\s{1,8}("[^"]{0,2000}"|'[^']{0,2000}'|[^\s;]{1,2000})(\s{1,8}always)?\s{0,8};/g;

/** A header of the request to the server behind nginx, which the browser never sees. */
const toServer = /\bproxy_set_header\s{1,8}["']?(access-control-allow-[\w-]{1,40})["']?\s/gi;

/** Reads the add_header directives of a configuration of nginx; null when there is none about CORS. */
export function readNginx(text: string): { headers: NginxHeader[]; problems: Problem[] } | null {
  const headers = Array.from(text.matchAll(directive), (match): NginxHeader => ({
    name: match[1] ?? "",
    value: (match[2] ?? "").replaceAll(/^["']|["']$/g, ""),
    isAlways: match[3] !== undefined,
    block: 0,
  }));
  const starts = Array.from(text.matchAll(directive), ({ index }) => index);
  const blocks = toBlocks(text, starts);
  headers.forEach((header, index) => {
    header.block = blocks[index] ?? 0;
  });
  const isCors = headers.some(
    ({ name }) => /^access-control-/i.test(name) || findMeant(name) !== null,
  );
  const misplaced = findMisplaced(text);
  if (!isCors && misplaced.length === 0) return null;
  return { headers, problems: [...misplaced, ...(isCors ? findProblems(text, headers) : [])] };
}

function findMisplaced(text: string): Problem[] {
  const names = new Set(Array.from(text.matchAll(toServer), ([, name = ""]) => name));
  return Array.from(names, (name): Problem => {
    const says = `proxy_set_header sends ${name} to your server, and not to the browser: write add_header ${name} … always.`;
    const key = `proxy_set_header ${name}`;
    return { kind: "misplaced", key, meant: `add_header ${name}`, says };
  });
}

/** The block that each position stands in: the place of its opening brace. */
function toBlocks(text: string, positions: readonly number[]): number[] {
  const open: number[] = [];
  const found: number[] = [];
  let next = 0;
  for (let at = 0; at < text.length && next < positions.length; at += 1) {
    if (at === positions[next]) {
      found.push(open.at(-1) ?? 0);
      next += 1;
    }
    const character = text.charAt(at);
    if (character === "{") open.push(at);
    if (character === "}") open.pop();
  }
  return found;
}

function findProblems(text: string, headers: readonly NginxHeader[]): Problem[] {
  const problems: Problem[] = [];
  const cors = headers.filter(({ name }) => /^access-control-/i.test(name));
  for (const { name } of headers) {
    const meant = findMeant(name);
    if (meant !== null) {
      problems.push({
        kind: "unknown",
        key: name,
        meant,
        says: `Browsers do not know ${name}: write ${meant}.`,
      });
    }
  }
  const [sometimes] = cors.filter(({ isAlways }) => !isAlways);
  if (sometimes !== undefined) {
    const says =
      "Without always, nginx adds the header to successful responses only: a 401 or 500 has none.";
    problems.push({
      kind: "value",
      key: sometimes.name,
      meant: `${sometimes.name} … always`,
      says,
    });
  }
  const blocks = new Set(cors.map(({ block }) => block));
  if (blocks.size > 1) {
    const says = "A block with an add_header of its own inherits none: repeat all of them there.";
    problems.push({ kind: "misplaced", key: "add_header", meant: null, says });
  }
  const origins = cors.filter(({ name }) => name.toLowerCase() === "access-control-allow-origin");
  for (const block of blocks) {
    if (origins.filter((one) => one.block === block).length > 1) {
      const says =
        "Two lines in one block send the header twice, and browsers then accept neither.";
      problems.push({ kind: "value", key: "Access-Control-Allow-Origin", meant: null, says });
    }
  }
  for (const { value } of origins) {
    if (/[\s,]/.test(value.trim()) && !value.includes("$")) {
      const says = `“${value}” names several origins, and a browser accepts one. Choose it with a map.`;
      problems.push({ kind: "value", key: "Access-Control-Allow-Origin", meant: null, says });
    }
  }
  const allowsCookies = cors.some(
    ({ name, value }) => /^access-control-allow-credentials$/i.test(name) && value === "true",
  );
  if (allowsCookies && origins.some(({ value }) => value === "*")) {
    const says =
      "A browser accepts no star for a request with cookies. Name the origin, or choose it with a map.";
    problems.push({ kind: "value", key: "Access-Control-Allow-Origin", meant: null, says });
  }
  const isMirror = origins.some(({ value }) => value.includes("$http_origin"));
  if (isMirror && cors.some(({ name }) => /^access-control-allow-credentials$/i.test(name))) {
    const says =
      "$http_origin repeats whatever origin asks, so any website reads what the visitor’s cookies open. Choose the origin with a map.";
    problems.push({ kind: "insecure", key: "Access-Control-Allow-Origin", meant: null, says });
  }
  if (!/\bOPTIONS\b/.test(text)) {
    const says = "Nothing responds to OPTIONS here, so the server behind nginx gets the preflight.";
    problems.push({ kind: "misplaced", key: "OPTIONS", meant: null, says });
  }
  return problems;
}
