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
    expect(text).toContain(line.trim());
  }
  expect(text).not.toMatch(/\/items|app\.listen|read_items/);
});

test.for(Object.values(serversById).filter((server) => server !== serversById.nginx))(
  "$name excerpt › begins with its import",
  (server) => {
    expect(toExcerpt(server, options)).toMatch(/^(?:import|from) [^\n]*cors[^\n]*\n\n/i);
  },
);

test("nginx excerpt › is the whole file", () => {
  expect(toExcerpt(serversById.nginx, options)).toBe(serversById.nginx.file.toText(options).trim());
});
