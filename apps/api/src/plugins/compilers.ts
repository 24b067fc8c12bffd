import { Ajv } from "ajv";
import fastJsonStringify from "fast-json-stringify";
import fp from "fastify-plugin";

/**
 * Compiles each schema once for all profiles; compiling takes most of the time of a start.
 * Bodies are not coerced: Fastify's default turns null into 0 and "5" into 5. Paths and queries are strings, so
 * their integers are converted.
 */
export const compilers = fp(async (app) => {
  // No meta-schema: compiling it takes longer than all other schemas. openapi.test.ts validates them instead.
  const trusting = { strict: false, meta: false, validateSchema: false } as const;
  const strict = new Ajv({ ...trusting, allErrors: true });
  const filling = new Ajv({ ...trusting, useDefaults: true });
  const compileBody = once((schema: object) => strict.compile(schema));
  const compileRest = once((schema: object) => {
    const validate = filling.compile(schema);
    const numbers = findIntegers(schema);
    return (data: Record<string, unknown>) => {
      for (const name of numbers) data[name] = readNumber(data[name]);
      return validate(data) || { error: validate.errors ?? [] };
    };
  });
  const compileResponse = once((schema: object) => fastJsonStringify(schema));

  app.setValidatorCompiler<object>(({ schema, httpPart }) =>
    httpPart === "body" ? compileBody(schema) : compileRest(schema),
  );
  app.setSerializerCompiler<object>(({ schema }) => compileResponse(schema));
});

function findIntegers({ properties = {} }: Fields): string[] {
  return Object.keys(properties).filter((name) => properties[name]?.type === "integer");
}

type Fields = { properties?: Record<string, { type?: string }> };

/** Reads decimal digits only. Ajv also accepts 0x1, 1e0 and a blank, which gives one item many addresses. */
function readNumber(value: unknown): unknown {
  return typeof value === "string" && /^(?:0|[1-9]\d*)$/.test(value) ? Number(value) : value;
}

function once<Compiled>(compile: (schema: object) => Compiled): (schema: object) => Compiled {
  const done = new WeakMap<object, Compiled>();
  return (schema) => {
    const compiled = done.get(schema) ?? compile(schema);
    done.set(schema, compiled);
    return compiled;
  };
}
