import { fail } from "node:assert/strict";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { profiles } from "@blocked/profiles";
import type { Answer } from "./responses.ts";

type Content = { content?: { "application/json"?: { schema: object } } };
export type Document = {
  paths: Record<string, Record<string, { responses: Record<string, Content> }>>;
};

/** Profiles without a set-up: the document describes their routes only. */
const described = new Set(
  profiles.filter(({ policy }) => policy.kind !== "setup").map(({ id }) => id),
);

/** Compares responses with the OpenAPI document. */
export function createDocumentCheck({ paths }: Document) {
  const ajv = new Ajv2020({ strict: false });
  const compiled = new Map<Content, ValidateFunction | null>();
  const compile = (content: Content) => {
    const schema = content.content?.["application/json"]?.schema;
    const known = compiled.get(content) ?? (schema === undefined ? null : ajv.compile(schema));
    compiled.set(content, known);
    return known;
  };
  const routes = Object.entries(paths).map(([path, methods]) => ({
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]*")}$`),
    methods,
  }));

  /** @throws for a response that the document excludes; @returns whether the document has the route */
  return (method: string, target: string, { status, body }: Answer): boolean => {
    const [, id = "", path = ""] = /^\/p\/([^/?]+)([^?]*)/.exec(target) ?? [];
    if (!described.has(id)) return false;
    const route = routes.find(({ pattern }) => pattern.test(path));
    const operation = route?.methods[method.toLowerCase()];
    if (operation === undefined || method !== method.toUpperCase()) return false;
    const { responses } = operation;
    const response = responses[status] ?? responses[`${String(status)[0]}XX`];
    if (response === undefined) fail(`The document has no ${status} for ${method} ${path}.`);
    const validate = compile(response);
    if (validate === null) {
      if (body !== "") fail(`The document has no body for ${method} ${path} ${status}.`);
    } else if (!validate(JSON.parse(Buffer.from(body, "latin1").toString()))) {
      fail(`${method} ${path} ${status} is not as documented: ${ajv.errorsText(validate.errors)}`);
    }
    return true;
  };
}
