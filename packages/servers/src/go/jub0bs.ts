import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain } from "../shared/code.ts";
import { comparedOrigin } from "../shared/differences.ts";
import { lacks } from "../shared/middleware.ts";
import {
  findMalformed,
  isReflected,
  isSingle,
  isStarWithCookies,
  ranWith,
  toPolicy,
  toRuled,
} from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";
import { alignFields, toFields, toNetHttpFile, toStrings } from "./go-code.ts";

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, methods, headers, exposed, maxAge } = toPolicy(options);
  const { credentials, optionsSuccessStatus: status } = options;
  return [
    plain("policy, err := cors.NewMiddleware(cors.Config{"),
    ...toFields([
      ["Origins", toStrings(allows === "star" ? ["*"] : names), "origin"],
      ["Credentialed", credentials === undefined ? null : String(credentials), "credentials"],
      ["Methods", toStrings(methods), "methods"],
      ["RequestHeaders", toStrings(headers ?? ["*"]), "allowedHeaders"],
      ["ResponseHeaders", toStrings(exposed), "exposedHeaders"],
      ["MaxAgeInSeconds", maxAge === null ? null : String(maxAge), ""],
      ["PreflightSuccessStatus", status === undefined ? null : String(status), ""],
    ]),
    plain("})"),
  ];
}

/** A loopback host may have http, any other only without credentials. */
const insecureOrigin = /^http:\/\/(?!localhost\b|127\.|\[::1\])/;

/** The sentence with which it would refuse, or what it cannot say. */
function toReason(options: PluginOptions): string | null {
  const policy = toPolicy(options);
  if (isStarWithCookies(policy)) {
    return "jub0bs/cors refuses to start: it never allows every origin together with credentials.";
  }
  if (isReflected(policy)) {
    return "jub0bs/cors cannot repeat any origin: it names only the origins of its list.";
  }
  if (policy.patterns.length > 0) {
    return "jub0bs/cors has no regular expressions: write https://*.example.com for the subdomains of a host.";
  }
  const wrong =
    policy.allows === "listed"
      ? policy.names.find((name) => !/^[a-z][a-z\d+.-]*:\/\/[^\sA-Z/]+$/.test(name))
      : undefined;
  if (wrong !== undefined) return `jub0bs/cors refuses to start: “${wrong}” is no origin.`;
  const insecure = policy.names.find((name) => insecureOrigin.test(name));
  if (policy.credentials && insecure !== undefined) {
    return `jub0bs/cors refuses to start: with credentials “${insecure}” has to be https.`;
  }
  const malformed = findMalformed(policy);
  return malformed === undefined
    ? null
    : `jub0bs/cors refuses to start: “${malformed}” is no name of a method or header.`;
}

const file = toNetHttpFile(
  "jub0bs/cors",
  `{cors}
	if err != nil {
		log.Fatal(err)
	}
	// Around every handler that may reject a request: a preflight carries no token and no cookie.
	handler := policy.Wrap(api)`,
);

export const jub0bs: Server = {
  name: "jub0bs/cors",
  toSnippet: snippetWriter({
    none: { comment: "// cors.NewMiddleware is not called" },
    lacks: lacks("jub0bs/cors", "optionsSuccessStatus"),
    toReason,
    write,
    toDifference: toRuled([[isSingle, comparedOrigin("jub0bs/cors").sentence]]),
  }),
  note: "jub0bs/cors responds with 403 and no CORS header to a preflight that it does not allow: Chromium then says that Access-Control-Allow-Origin is missing. It refuses to start with a policy that would be a mistake.",
  file: {
    name: "main.go",
    install: "go get github.com/jub0bs/cors",
    toText: (options) => alignFields(fillFile(file, "//", write(options), options)),
  },
  verifiedBy: ranWith("Go"),
};
