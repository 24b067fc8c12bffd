import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain, setting } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import {
  findMalformed,
  hasStar,
  isStarWithCookies,
  type Policy,
  ranWith,
  toPolicy,
} from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

const known = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)$/;

const toMethod = (name: string) =>
  known.test(name) ? `Method::${name}` : `Method::from_bytes(b"${name}").unwrap()`;

const toHeader = (name: string) => {
  const lower = name.toLowerCase();
  return lower === "content-type" || lower === "authorization"
    ? `header::${lower.toUpperCase().replace("-", "_")}`
    : `HeaderName::from_static("${lower}")`;
};

const toOrigin = (name: string) => `HeaderValue::from_static(${JSON.stringify(name)})`;

const toArray = (values: readonly string[], toCode: (value: string) => string) =>
  values.length === 1 && values[0] === "*" ? "Any" : `[${values.map(toCode).join(", ")}]`;

/** A single value is sent to every page, an array is compared. */
function toOrigins({ allows, names }: Policy, isList: boolean): string {
  if (allows === "star") return "Any";
  if (allows === "reflected") return "AllowOrigin::mirror_request()";
  return isList ? toArray(names, toOrigin) : toOrigin(names[0] ?? "");
}

function write(options: PluginOptions): CodeLine[] {
  const policy = toPolicy(options);
  const { methods, headers, exposed, maxAge } = policy;
  const { credentials, origin } = options;
  const given: [call: string, value: string | null, option: string][] = [
    ["allow_origin", toOrigins(policy, Array.isArray(origin)), "origin"],
    ["allow_credentials", credentials === undefined ? null : String(credentials), "credentials"],
    ["allow_methods", methods && toArray(methods, toMethod), "methods"],
    [
      "allow_headers",
      headers === null ? "AllowHeaders::mirror_request()" : toArray(headers, toHeader),
      "allowedHeaders",
    ],
    ["expose_headers", exposed && toArray(exposed, toHeader), ""],
    ["max_age", maxAge === null ? null : `Duration::from_secs(${maxAge})`, ""],
  ];
  const lines = given.flatMap(([call, value, option]) =>
    value === null ? [] : [setting(option, `    .${call}(${value})`)],
  );
  const last = lines.at(-1) ?? plain("");
  return [
    plain("let cors = CorsLayer::new()"),
    ...lines.slice(0, -1),
    { ...last, text: `${last.text};` },
  ];
}

const file = `use axum::{
    Router,{http}
    routing::get,
};
use tower_http::cors::{{layer}};

async fn list_items() -> &'static str {
    "{\\"items\\": []}"
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    {cors}

    // The layer that is added last runs first: a preflight carries no token and no cookie.
    let app = Router::new().route("/items", get(list_items)).layer(cors);

    let port = std::env::var("PORT").unwrap_or("4000".into());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    axum::serve(listener, app).await
}
`;

/** Imports what the snippet uses, because the compiler warns of what it does not. */
function toText(options: PluginOptions): string {
  const lines = write(options);
  const code = lines.map(({ text }) => text).join("\n");
  const find = (names: string[]) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const http = find(["HeaderName", "HeaderValue", "Method", "header"]);
  const layer = find(["AllowHeaders", "AllowOrigin", "Any", "CorsLayer"]);
  const imported = http.length === 0 ? "" : `\n    http::{${http.join(", ")}},`;
  return fillFile(file, "//", lines, options)
    .replace("{http}", imported)
    .replace("{{layer}}", layer.length === 1 ? layer.join("") : `{${layer.join(", ")}}`);
}

function toReason(options: PluginOptions): string | null {
  const policy = toPolicy(options);
  if (isStarWithCookies(policy) || (policy.credentials && hasStar(policy))) {
    return "tower-http refuses to start: it never combines a star with credentials.";
  }
  if (policy.patterns.length > 0) {
    return "tower-http has no patterns: AllowOrigin::predicate takes a function in their place.";
  }
  const malformed = findMalformed(policy);
  return malformed === undefined
    ? null
    : `tower-http refuses to start: “${malformed}” is no name of a method or header.`;
}

export const axum: Server = {
  name: "axum",
  toSnippet: snippetWriter({
    none: { comment: "// no CorsLayer is added" },
    lacks: lacks("tower-http"),
    toReason,
    write,
    toDifference: () => null,
  }),
  note: "tower-http responds to every OPTIONS request itself with 200. An array of origins is compared; a single value is sent to every page.",
  file: {
    name: "main.rs",
    install: "cargo add axum tokio --features tokio/full && cargo add tower-http --features cors",
    toText,
  },
  verifiedBy: ranWith("Rust"),
};
