import type { PluginOptions, Policy } from "@blocked/profiles";
import { expect, test } from "vitest";
import { listLostMethods } from "./lost-methods.ts";

const plugin = (options: PluginOptions): Policy => ({ kind: "plugin", options });
const before = plugin({ methods: ["GET", "HEAD", "POST", "DELETE"] });

test.for<[what: string, after: Policy, lost: string[]]>([
  ["a method added", plugin({ methods: ["GET", "HEAD", "POST", "DELETE", "PUT"] }), []],
  ["DELETE left out", plugin({ methods: "GET, PUT" }), ["DELETE"]],
  ["only POST left out, which needs no list", plugin({ methods: "PUT, DELETE" }), []],
  ["the option removed", plugin({}), ["DELETE"]],
  ["a star", plugin({ methods: "*" }), []],
  [
    "a star with credentials, which is a name",
    plugin({ methods: "*", credentials: true }),
    ["DELETE"],
  ],
  ["no plugin", { kind: "none" }, []],
])("repaired methods › %s › what was lost", ([, after, lost]) => {
  expect(listLostMethods(before, after)).toEqual(lost);
});
