import { Ajv } from "ajv";
import fastJsonStringify from "fast-json-stringify";
import fp from "fastify-plugin";

/**
 * Compiles each schema once, however many profiles use it, which is most of the time of a start.
 * Bodies are taken as they are: Fastify's default would turn null into 0 and "5" into 5. Paths and queries
 * only know strings, so numbers in them are read as numbers.
 */
export const compilers = fp(async (app) => {
  // The schemas are our own, and front-door.test.ts looks whether they are valid: compiling the schema of schemas
  // would be more than half of all the compiling.
  const trusting = { strict: false, meta: false, validateSchema: false } as const;
  const strict = new Ajv({ ...trusting, allErrors: true });
  const coercing = new Ajv({ ...trusting, coerceTypes: true, useDefaults: true });
  const compileBody = once((schema: object) => strict.compile(schema));
  const compileRest = once((schema: object) => coercing.compile(schema));
  const compileAnswer = once((schema: object) => fastJsonStringify(schema));

  app.setValidatorCompiler<object>(({ schema, httpPart }) =>
    httpPart === "body" ? compileBody(schema) : compileRest(schema),
  );
  app.setSerializerCompiler<object>(({ schema }) => compileAnswer(schema));
});

function once<Compiled>(compile: (schema: object) => Compiled): (schema: object) => Compiled {
  const done = new WeakMap<object, Compiled>();
  return (schema) => {
    const compiled = done.get(schema) ?? compile(schema);
    done.set(schema, compiled);
    return compiled;
  };
}
