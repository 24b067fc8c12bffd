import { expect, test } from "vitest";
import { servers, serversById } from "../servers.ts";
import { toExcerpt } from "./excerpt.ts";
import { toNeeds } from "./needs.ts";
import { toOptions } from "./whole-file.ts";

const options = toOptions(
  toNeeds({
    origin: "https://app.example.com",
    method: "patch",
    headers: ["authorization", "content-type", "accept", "x-$host", "*", "x-tenant"],
    cookies: true,
  }),
);

test("needs › of a blocked request › its method in upper case, its headers without those that need no permission", () => {
  expect(options).toEqual({
    origin: ["https://app.example.com"],
    credentials: true,
    methods: ["GET", "HEAD", "POST", "PATCH"],
    allowedHeaders: ["Content-Type", "Authorization", "X-Tenant"],
  });
});

test.for(servers)("$name excerpt › every setting, and no route and no listener", (server) => {
  const text = toExcerpt(server, options);
  const { lines } = server.toSnippet({ kind: "plugin", options }, "");
  for (const { text: line } of (lines ?? []).filter((one) => one.options.length > 0)) {
    expect(text.replaceAll(/ +/g, " ")).toContain(line.trim().replaceAll(/ +/g, " "));
  }
  expect(text).not.toMatch(/\/items|app\.listen|read_items/);
});

const { nestjs, django, aspnet, rails, laravel } = serversById;
const withoutImport = [nestjs, django, aspnet, rails, laravel];
const programs = servers.filter(
  (server) =>
    /\.(?:mjs|ts|py|go|java|rs)$/.test(server.file.name) && !withoutImport.includes(server),
);

test.for(programs)("$name excerpt › begins with its import", (server) => {
  const imported = /^(?:(?:import|from|use) [^\n]*|"github\.com\/[^\n]*)cors[^\n]*\n\n\S/i;
  expect(toExcerpt(server, options)).toMatch(imported);
});

const { nginx, s3, "api-gateway": apiGateway } = serversById;

test.for([nginx, s3, apiGateway])("$name excerpt › is the whole file", (server) => {
  expect(toExcerpt(server, options)).toBe(server.file.toText(options).trim());
});

test("ASP.NET Core excerpt › has the call that applies the policy", () => {
  expect(toExcerpt(aspnet, options)).toContain("app.UseCors();");
});
