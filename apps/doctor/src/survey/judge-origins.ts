import { isSameSite } from "@blocked/cors-protocol";
import { type Cookie, toCookies } from "./cookies.ts";
import type { NearMiss } from "./origins.ts";
import type { Finding, OriginRow } from "./types.ts";

type Id = NearMiss["id"];

const loose: Partial<Record<Id, string>> = {
  after: "The pattern has no end, so an address may go on after your own",
  before: "The pattern has no start, so an address may stand before your own",
  dot: "A dot in the pattern is not escaped, so it matches any character",
};

/** These may belong to the same owner, so they are a risk and not yet a hole. */
const wide: readonly Id[] = ["subdomain", "sibling", "sibling-alike", "other-port", "port-after"];

const list = "Compare the origin with a list of whole origins.";

/**
 * What pages of other origins can do. Only a response that the page may read with cookies counts, and only where the
 * server served it as it served the listed page. One cause is one finding, with the origins that prove it.
 */
export function judgeOrigins(
  rows: readonly OriginRow[],
  url: string,
  cookies: readonly Cookie[],
): Finding[] {
  const toSent = (origin: string) => toCookies(origin, url, cookies);
  const listed = rows.find(({ id }) => id === "listed");
  const open = rows.filter(
    ({ id, access, status }) =>
      id !== "listed" && access === "with cookies" && isServed(status, listed?.status ?? null),
  );
  const find = (id: Id) => open.find((row) => row.id === id);
  const foreign = find("foreign");
  if (foreign !== undefined) return [toReflected(foreign, find("null"), toSent)];
  const insecure = find("insecure");
  const fromNull = find("null");
  // A pattern without a start matches a hyphen before the name, too, whatever its dots are.
  const hasStart = find("before") === undefined;
  const patterns = open.filter(({ id }) => id in loose && (hasStart || id !== "dot"));
  const neighbours = open.filter(({ id }) => id !== "listed" && wide.includes(id));
  return [
    ...(fromNull === undefined ? [] : [toNull(fromNull, toSent)]),
    ...patterns.map((row) => toLoose(row, toSent)),
    ...(insecure === undefined ? [] : [toInsecure(insecure, toSent)]),
    // A pattern without an end or a start matches these as well, and is told already.
    ...(neighbours.length > 0 && patterns.length === 0 ? [toWide(neighbours, url, toSent)] : []),
  ];
}

/** Says which cookies are sent from an origin. */
type ToSent = (origin: string) => string;

/** A server may refuse an origin by its status although it allows it by its headers. */
function isServed(status: number | null, usual: number | null): boolean {
  return status !== null && (status < 400 || status === usual);
}

function toReflected(row: OriginRow, fromNull: OriginRow | undefined, toSent: ToSent): Finding {
  const also = fromNull === undefined ? "" : " The origin null is repeated, too.";
  return {
    id: "reflected-origin",
    severity: "hole",
    title: "Every origin is allowed, with cookies",
    sentence: `Any website can read the response as its visitor gets it: the server allows ${row.origin}, which nobody listed.${also} ${toSent(row.origin)}`,
    fix: list,
    proof: fromNull === undefined ? [row.proof] : [row.proof, fromNull.proof],
  };
}

function toNull(row: OriginRow, toSent: ToSent): Finding {
  return {
    id: "null-allowed",
    severity: "hole",
    title: "The origin null is allowed, with cookies",
    sentence: `Any website can read the response through a sandboxed iframe, whose origin is null. ${toSent("null")}`,
    fix: "Remove null from the allowed origins, and serve a page instead of opening its file.",
    proof: [row.proof],
  };
}

function toLoose(row: OriginRow, toSent: ToSent): Finding {
  const why = row.id === "listed" ? "" : (loose[row.id] ?? "");
  return {
    id: "loose-pattern",
    severity: "hole",
    title: `A look-alike origin is allowed: ${row.origin}`,
    sentence: `${why}. Anybody who gets such a name can read the response as its visitor gets it. ${toSent(row.origin)}`,
    fix: `${list} A pattern needs ^ and $, and a backslash before each dot.`,
    proof: [row.proof],
  };
}

function toInsecure(row: OriginRow, toSent: ToSent): Finding {
  return {
    id: "insecure-page-allowed",
    severity: "hole",
    title: `The page is allowed over http: ${row.origin}`,
    sentence: `Anybody on the visitor's network can change an http page on its way, and then read the response as the visitor gets it. ${toSent(row.origin)}`,
    fix: "Allow the https origin only.",
    proof: [row.proof],
  };
}

function toWide(rows: readonly OriginRow[], url: string, toSent: ToSent): Finding {
  const origins = rows.map(({ origin }) => origin).join(", ");
  const nearest = rows.find(({ origin }) => isSameSite(url, origin)) ?? rows[0];
  return {
    id: "wide-pattern",
    severity: "risk",
    title: "Neighbours of the page are allowed, with cookies",
    sentence: `One insecure page among them is enough to read the response as its visitor gets it: ${origins}. ${toSent(nearest?.origin ?? "null")}`,
    fix: `Name the origins that need access. ${list}`,
    proof: rows.map(({ proof }) => proof),
  };
}
