import type { Pattern, PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, permissions, plain, setting } from "../shared/code.ts";
import { comparedOrigin, generousMethods, reflectedStar } from "../shared/differences.ts";
import { lacks } from "../shared/middleware.ts";
import {
  hasStar,
  isSingle,
  isStarWithCookies,
  listsNoMethod,
  ranWith,
  toPolicy,
  toRuled,
} from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

/** flask-cors takes a text for a pattern by its characters, and compares it from the start of the origin. */
const toPattern = ({ regex }: Pattern) => (regex.startsWith("^") ? regex : `^.*${regex}`);

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, patterns, methods, headers, exposed, maxAge } = toPolicy(options);
  const origins = allows === "listed" ? [...names, ...patterns.map(toPattern)] : "*";
  const { credentials } = options;
  const given: [name: string, value: string | null, option: string][] = [
    ["origins", options.origin === undefined ? null : literal(origins), "origin"],
    [
      "supports_credentials",
      credentials === undefined ? null : credentials ? "True" : "False",
      "credentials",
    ],
    ["methods", methods && literal(methods), "methods"],
    ["allow_headers", headers && literal(headers), "allowedHeaders"],
    ["expose_headers", exposed && literal(exposed), ""],
    ["max_age", maxAge === null ? null : String(maxAge), ""],
  ];
  const lines = given.flatMap(([name, value, option]) =>
    value === null ? [] : [setting(option, `    ${name}=${value},`)],
  );
  if (lines.length === 0) return [{ text: "CORS(app)", options: permissions }];
  return [plain("CORS("), plain("    app,"), ...lines, plain(")")];
}

const file = `import os

from flask import Flask
from flask_cors import CORS

app = Flask(__name__)

# flask-cors adds its headers to every response. A before_request that demands a token has to let
# OPTIONS pass: a preflight carries no token and no cookie.
{cors}


@app.get("/items")
def list_items():
    return {"items": []}


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", 4000)))
`;

export const flask: Server = {
  name: "Flask",
  toSnippet: snippetWriter({
    none: { comment: "# CORS is not called" },
    lacks: lacks("flask-cors"),
    write,
    toDifference: toRuled([
      [isStarWithCookies, reflectedStar("flask-cors").sentence],
      [
        ({ allows }) => allows === "star",
        "flask-cors sends the request’s origin in place of the star. A request with cookies is then blocked because credentials are not allowed.",
      ],
      [isSingle, comparedOrigin("flask-cors").sentence],
      [listsNoMethod, generousMethods("flask-cors").sentence],
      [hasStar, "flask-cors compares the requested method with its list: a star is no wildcard."],
    ]),
  }),
  note: "Flask responds to OPTIONS at each of its routes by itself with 200.",
  file: {
    name: "app.py",
    install: "pip install flask flask-cors",
    toText: (options) => fillFile(file, "#", write(options), options),
  },
  verifiedBy: ranWith("Python"),
};
