import {
  extractTokens,
  getHeader,
  type HeaderLine,
  preflightReasons,
  type ResponseHead,
} from "@blocked/cors-protocol";
import { findHeaderSource, nothingFound } from "@blocked/cors-protocol/explain";
import { type Problem, toAnswer } from "@blocked/diagnosis";
import type { PluginOptions, PluginPolicy } from "@blocked/profiles";
import { diff, type Needs, serversById, toOptions } from "@blocked/servers";
import { serverNames, type ServerId } from "@blocked/servers/names";
import type { Examination, Result } from "../examine/types.ts";

/** What to change, in sentences and as lines of a server's configuration. */
export type Change = {
  /** What is wrong, with the caller's own values. */
  sentence: string;
  advice: readonly string[];
  /** The server whose code the lines are; null for bare response headers. */
  stack: { id: ServerId; name: string } | null;
  /** Empty where no configuration helps. */
  lines: readonly { change: "kept" | "removed" | "added"; text: string }[];
  /** Why there are no lines, or what they take for granted. */
  remarks: readonly string[];
};

/**
 * Null where nothing is blocked.
 * @param isExplained whether probes have found the cause
 */
export function toChange(
  { results, options }: Examination,
  stack: ServerId | null,
  isExplained = false,
): Change | null {
  const result = results.find(({ verdict }) => verdict.outcome === "blocked");
  if (result?.verdict.outcome !== "blocked") return null;
  const { summary, advice, fix } = toAnswer(toProblem(result, options.credentials), []);
  // What the code alone suggests is not worth reading where probes have found the cause.
  const particular = advice.filter(({ id }) => id !== "code" || !isExplained);
  const common = {
    sentence: summary.sentence,
    advice: particular.slice(0, 2).map(({ text }) => text),
  };
  if (fix === null || fix.isSecond) return { ...common, stack: null, lines: [], remarks: [] };
  const heads = result.exchanges.flatMap(({ response }) => response ?? []);
  const needs = merge(fix.needs, heads);
  if (stack === null) {
    return { ...common, stack: null, lines: toHeaderLines(needs, heads), remarks: [] };
  }
  const server = serversById[stack];
  const named = { id: stack, name: serverNames[stack] };
  const after = server.toSnippet({ kind: "plugin", options: toOptions(needs) }, options.from);
  const before = server.toSnippet(toPolicy(heads), options.from);
  if (after.lines === null) {
    return { ...common, stack: named, lines: [], remarks: [after.reason] };
  }
  return {
    ...common,
    stack: named,
    lines: diff(before.lines ?? [], after.lines).map(({ change, text }) => ({ change, text })),
    remarks: ["The lines with a minus are what the responses look like."],
  };
}

function toProblem(result: Result, credentials: boolean): Problem {
  const { request, exchanges, verdict } = result;
  if (verdict.outcome !== "blocked") throw new Error("Only a block has a cause.");
  const { code, parameter, urls } = verdict;
  const url = urls.at(-1) ?? request.url;
  const unsafe = preflightReasons(request).flatMap((reason) =>
    reason.kind === "header" ? [reason.name] : [],
  );
  return {
    source: "responses",
    finding: {
      ...nothingFound,
      kind: "blocked",
      code,
      candidates: [code],
      parameter,
      url,
      redirectedFrom: urls.length > 1 ? request.url : null,
      origin: request.origin,
      asker: "fetch",
      header: code === "HeaderDisallowedByPreflightResponse" ? findHeaderSource(parameter) : null,
    },
    facts: {
      url,
      origin: request.origin,
      method: request.method,
      headers: unsafe,
      cookies: credentials,
      status: exchanges.at(-1)?.response?.status ?? null,
    },
    judged: {
      request,
      exchanges: [...exchanges],
      verdict,
      assumed: [...exchanges],
      nextHeaders: [],
      isKnown: true,
      missing: null,
    },
  };
}

const prefix = "Access-Control-";

function read(heads: readonly ResponseHead[], name: string): string | null {
  const values = heads.map(({ headers }) => getHeader(headers, prefix + name));
  return values.find((value) => value !== null) ?? null;
}

const tokens = (value: string | null) =>
  extractTokens(value === null ? [] : [["list", value]], "list")?.filter((one) => one !== "*") ??
  [];

/** The policy that the responses look like. */
function toPolicy(heads: readonly ResponseHead[]): PluginPolicy {
  const origin = read(heads, "Allow-Origin");
  if (origin === null) return { kind: "none" };
  const methods = tokens(read(heads, "Allow-Methods"));
  const headers = tokens(read(heads, "Allow-Headers"));
  const options: PluginOptions = {
    origin: origin === "*" ? "*" : origin.split(/,\s*/),
    credentials: read(heads, "Allow-Credentials") === "true",
    ...(methods.length > 0 ? { methods } : {}),
    ...(headers.length > 0 ? { allowedHeaders: headers } : {}),
  };
  return { kind: "plugin", options };
}

/** What the request needs beside what is allowed already, so that nothing that works breaks. */
function merge(needs: Needs, heads: readonly ResponseHead[]): Needs {
  const has = (list: readonly string[], one: string) =>
    list.some((other) => other.toLowerCase() === one.toLowerCase());
  const join = (own: readonly string[], more: readonly string[]) => [
    ...own,
    ...more.filter((one) => !has(own, one)),
  ];
  const value = read(heads, "Allow-Origin");
  const origins = value === null || !/^https?:\/\/[^\s,/]+$/.test(value) ? [] : [value];
  return {
    ...needs,
    cookies: needs.cookies || read(heads, "Allow-Credentials") === "true",
    origins: join(needs.origins, origins),
    methods: join(needs.methods, tokens(read(heads, "Allow-Methods"))),
    headers: join(needs.headers, tokens(read(heads, "Allow-Headers"))),
    exposed: tokens(read(heads, "Expose-Headers")),
  };
}

/** The response headers themselves, for a server that nobody recognised. */
function toHeaderLines(
  { origins: [origin = ""], cookies, methods, headers }: Needs,
  heads: readonly ResponseHead[],
): Change["lines"] {
  const wanted: HeaderLine[] = [
    ["Allow-Origin", origin],
    ...(cookies ? [["Allow-Credentials", "true"] satisfies HeaderLine] : []),
    ["Allow-Methods", methods.join(", ")],
    ["Allow-Headers", headers.join(", ")],
  ];
  return [
    ...wanted.flatMap(([name, value]): Change["lines"][number][] => {
      const now = read(heads, name);
      const text = (one: string) => `${prefix}${name}: ${one}`;
      if (now === value) return [{ change: "kept", text: text(value) }];
      return [
        ...(now === null ? [] : [{ change: "removed" as const, text: text(now) }]),
        { change: "added", text: text(value) },
      ];
    }),
    {
      change: /(?:^|,\s*)Origin\b/i.test(
        heads.map(({ headers: lines }) => getHeader(lines, "Vary") ?? "").join(","),
      )
        ? "kept"
        : "added",
      text: "Vary: Origin",
    },
  ];
}
