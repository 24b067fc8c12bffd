import { Ajv } from "ajv";
import fastJsonStringify from "fast-json-stringify";
import fp from "fastify-plugin";

/**
 * Compiles each schema once, however many profiles use it, which is most of the time of a start.
 * Bodies are taken as they are: Fastify's default would turn null into 0 and "5" into 5. Paths and queries
 * only know strings, so whole numbers in them are read as numbers.
 */
export const compilers = fp(async (app) => {
  // The schemas are our own, and front-door.test.ts looks whether they are valid: compiling the schema of schemas
  // would be more than half of all the compiling.
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
  const compileAnswer = once((schema: object) => fastJsonStringify(schema));

  app.setValidatorCompiler<object>(({ schema, httpPart }) =>
    httpPart === "body" ? compileBody(schema) : compileRest(schema),
  );
  app.setSerializerCompiler<object>(({ schema }) => compileAnswer(schema));
});

function findIntegers({ properties = {} }: Fields): string[] {
  return Object.keys(properties).filter((name) => properties[name]?.type === "integer");
}

type Fields = { properties?: Record<string, { type?: string }> };

/** Decimal digits only: ajv would also read 0x1, 1e0 and a blank as numbers, and one item had many addresses. */
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
