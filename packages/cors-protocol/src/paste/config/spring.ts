import { Code, type Literal, LiteralReader } from "../literal.ts";
import { type DialectOptions, type Options, toTexts } from "./options.ts";

const marks = /\bCors(?:Configuration|Registry|Registration)\b|\baddMapping\(|\baddCorsMappings\b/;
const call = /\.(?:set|add)?((?:[aA]llow|[eE]xpose)[A-Za-z]{3,30}|[mM]axAge)\(/g;
const annotation = /@CrossOrigin\b(?:\s{0,4}\()?/;

/** Reads the calls that configure CORS in Spring, and its annotation. */
export function readSpring(text: string): DialectOptions | null {
  const found = annotation.exec(text);
  if (found !== null) return readAnnotation(text, found);
  if (!marks.test(text)) return null;
  const lists = new Map<string, Literal[]>();
  call.lastIndex = 0;
  for (let match = call.exec(text); match !== null; match = call.exec(text)) {
    const name = toName(match[1] ?? "");
    const reader = new LiteralReader(text, call.lastIndex);
    const values = reader.readArguments().values.map(toTexts).flat();
    const known = lists.get(name) ?? [];
    known.push(...values);
    lists.set(name, known);
    call.lastIndex = reader.at;
  }
  if (lists.size === 0) return null;
  const entries = Array.from(lists, ([name, values]): [string, Literal] => {
    const [value = null] = values;
    return [name, values.length === 1 && typeof value !== "string" ? value : values];
  });
  return { server: "spring", options: Object.fromEntries(entries) };
}

/** addAllowedOrigin adds one to allowedOrigins. */
function toName(written: string): string {
  const name = written.charAt(0).toLowerCase() + written.slice(1);
  const isOneOf = /^(?:allowed(?:Origin|Method|Header|OriginPattern)|exposedHeader)$/.test(name);
  return isOneOf ? `${name}s` : name;
}

function readAnnotation(text: string, found: RegExpExecArray): DialectOptions {
  const isEmpty = !found[0].endsWith("(");
  const reader = new LiteralReader(text, found.index + found[0].length);
  const { values, named } = isEmpty ? { values: [], named: {} } : reader.readArguments();
  const origins = values.map(toTexts).flat();
  const options: Options = origins.length > 0 ? { value: origins } : {};
  for (const [name, value] of Object.entries(named)) options[name] = toFlag(toTexts(value));
  return { server: "spring-annotation", options };
}

/** The annotation takes a text for allowCredentials. */
function toFlag(value: Literal): Literal {
  if (value === "true") return true;
  if (value === "false") return false;
  return value instanceof Code && value.text === "" ? null : value;
}
