import type { Pattern, PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, setting } from "../shared/code.ts";
import { comparedOrigin, reflectedStar } from "../shared/differences.ts";
import { lacks } from "../shared/middleware.ts";
import {
  isReflected,
  isSingle,
  isStarWithCookies,
  listsNoMethod,
  type Policy,
  ranWith,
  toPolicy,
  toRuled,
} from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

/** django-cors-headers compares a pattern from the start of the origin. */
const toPattern = ({ regex }: Pattern) => (regex.startsWith("^") ? regex : `^.*${regex}`);

function toOrigins({ allows, names, patterns }: Policy): [name: string, value: string][] {
  if (allows !== "listed") return [["CORS_ALLOW_ALL_ORIGINS", "True"]];
  return [
    ...(names.length > 0 ? [["CORS_ALLOWED_ORIGINS", literal(names)] as [string, string]] : []),
    ...(patterns.length > 0
      ? [["CORS_ALLOWED_ORIGIN_REGEXES", literal(patterns.map(toPattern))] as [string, string]]
      : []),
  ];
}

function write(options: PluginOptions): CodeLine[] {
  const policy = toPolicy(options);
  const { methods, headers, exposed, maxAge } = policy;
  const { credentials } = options;
  const given: [name: string, value: string | null, option: string][] = [
    ...toOrigins(policy).map(([name, value]): [string, string, string] => [name, value, "origin"]),
    [
      "CORS_ALLOW_CREDENTIALS",
      credentials === undefined ? null : credentials ? "True" : "False",
      "credentials",
    ],
    ["CORS_ALLOW_METHODS", methods && literal(methods), "methods"],
    [
      "CORS_ALLOW_HEADERS",
      headers && literal(headers.map((one) => one.toLowerCase())),
      "allowedHeaders",
    ],
    ["CORS_EXPOSE_HEADERS", exposed && literal(exposed), "exposedHeaders"],
    ["CORS_PREFLIGHT_MAX_AGE", maxAge === null ? null : String(maxAge), ""],
  ];
  return given.flatMap(([name, value, option]) =>
    value === null ? [] : [setting(option, `${name} = ${value}`)],
  );
}

const file = `import os
import sys

from django.core.management import execute_from_command_line
from django.http import JsonResponse
from django.urls import path

# In a project of its own these lines are in settings.py.
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INSTALLED_APPS = ["corsheaders"]
ROOT_URLCONF = "app"
SECRET_KEY = os.environ.get("SECRET_KEY", "only for development")
# First: a middleware before it may reject a preflight, which carries no token and no cookie.
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]

{cors}


def list_items(request):
    return JsonResponse({"items": []})


urlpatterns = [path("items", list_items)]

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "app")
    port = os.environ.get("PORT", "4000")
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", port])
`;

const isPath = ({ origin }: PluginOptions) =>
  [origin].flat().find((one) => typeof one === "string" && /^\w+:\/\/[^/]*\//.test(one));

export const django: Server = {
  name: "Django",
  toSnippet: snippetWriter({
    none: { comment: "# corsheaders is not in MIDDLEWARE" },
    lacks: lacks("django-cors-headers"),
    toReason: (options) =>
      isPath(options) === undefined
        ? null
        : "django-cors-headers refuses an origin with a path, even a slash: the check corsheaders.E014 fails before the server starts.",
    write,
    toDifference: toRuled([
      [isStarWithCookies, reflectedStar("django-cors-headers").sentence],
      [
        (policy) => isReflected(policy) && !policy.credentials,
        "Without credentials django-cors-headers sends the star in place of the origin’s name.",
      ],
      [isSingle, comparedOrigin("django-cors-headers").sentence],
      [
        listsNoMethod,
        "By default django-cors-headers allows GET, POST, PUT, PATCH, DELETE and OPTIONS, and the usual request headers.",
      ],
      [
        ({ headers }) => headers === null,
        "When none is listed, django-cors-headers allows the usual request headers, not all.",
      ],
    ]),
  }),
  note: "django-cors-headers responds to a preflight with 200, and lets a browser keep it for a day.",
  file: {
    name: "app.py",
    install: "pip install django django-cors-headers",
    toText: (options) => fillFile(file, "#", write(options), options),
  },
  verifiedBy: ranWith("Python"),
};
