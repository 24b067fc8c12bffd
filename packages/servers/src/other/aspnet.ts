import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain, setting } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { fromDocumentation, isStarWithCookies, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

const toArguments = (values: readonly string[]) =>
  values.map((value) => JSON.stringify(value)).join(", ");

/** A star is a method of its own: WithMethods("*") allows a method of that name. */
const toCall = (noun: string, values: readonly string[] | null, ofAll = `AllowAny${noun}`) =>
  values === null || values.includes("*")
    ? `${ofAll}()`
    : `With${noun}${noun === "Origin" || noun === "Header" || noun === "Method" ? "s" : ""}(${toArguments(values)})`;

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, credentials, methods, headers, exposed, maxAge } = toPolicy(options);
  const given: [call: string | null, option: string][] = [
    [
      allows === "reflected"
        ? "SetIsOriginAllowed(_ => true)"
        : toCall("Origin", allows === "star" ? null : names),
      "origin",
    ],
    [credentials ? "AllowCredentials()" : null, "credentials"],
    [methods && toCall("Method", methods), "methods"],
    [toCall("Header", headers), "allowedHeaders"],
    [exposed && `WithExposedHeaders(${toArguments(exposed)})`, ""],
    [maxAge === null ? null : `SetPreflightMaxAge(TimeSpan.FromSeconds(${maxAge}))`, ""],
  ];
  const lines = given.flatMap(([call, option]) =>
    call === null ? [] : [setting(option, `    .${call}`)],
  );
  const last = lines.at(-1) ?? plain("");
  return [
    plain("builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy"),
    ...lines.slice(0, -1),
    { ...last, text: `${last.text}));` },
  ];
}

const file = `var builder = WebApplication.CreateBuilder(args);

{cors}

var app = builder.Build();

// After UseRouting and before UseAuthorization: a preflight carries no token and no cookie.
app.UseCors();

app.MapGet("/items", () => new { items = Array.Empty<string>() });

app.Run();
`;

function toReason(options: PluginOptions): string | null {
  const policy = toPolicy(options);
  if (isStarWithCookies(policy)) {
    return "ASP.NET Core refuses this policy: AllowAnyOrigin and AllowCredentials exclude each other.";
  }
  return policy.patterns.length === 0
    ? null
    : "ASP.NET Core has no patterns: SetIsOriginAllowed takes a function in their place.";
}

export const aspnet: Server = {
  name: "ASP.NET Core",
  toSnippet: snippetWriter({
    none: { comment: "// UseCors is not called" },
    lacks: lacks("ASP.NET Core"),
    toReason,
    write,
    toDifference: () => null,
  }),
  note: "Nobody has measured ASP.NET Core here: where it differs from Fastify is not known.",
  file: {
    name: "Program.cs",
    install: null,
    toText: (options) => fillFile(file, "//", write(options), options),
  },
  verifiedBy: fromDocumentation("ASP.NET Core"),
};
