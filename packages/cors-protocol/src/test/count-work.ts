import { isLinear } from "./linear.ts";

type Method = (...args: never[]) => unknown;
type Cost = (text: string, result: unknown, args: unknown[]) => number;

const whole: Cost = (text) => text.length;
/** A search reads from its start to the end of its match, or of the text. */
const search: Cost = (text, result, [wanted, from = 0]) => {
  const end =
    typeof result === "number" && result >= 0 ? result + String(wanted).length : text.length;
  return Math.max(end - Number(from), 1);
};
const ends: Cost = (_text, _result, [wanted]) => String(wanted).length;

/** The characters that each string method reads. A method that takes a regular expression costs what that does. */
const costs: Record<string, Cost> = {
  charAt: () => 1,
  endsWith: ends,
  includes: whole,
  indexOf: search,
  replace: whole,
  replaceAll: whole,
  slice: (_text, result) => String(result).length,
  split: whole,
  startsWith: ends,
  toLowerCase: whole,
  trim: whole,
};

/**
 * Counts the characters that string methods and regular expressions read during a call. An expression whose shape is
 * not linear counts as the square of what it reads.
 */
export function countWork(call: () => void): number {
  let work = 0;
  const restore = [
    ...Object.entries(costs).map(([name, cost]) =>
      wrap(String.prototype, name, (text, result, args) => {
        work += cost(String(text), result, args);
      }),
    ),
    wrap(RegExp.prototype, "exec", (expression, result, [text], from) => {
      work += costOfExec(
        expression as RegExp,
        result as RegExpExecArray | null,
        String(text),
        from,
      );
    }),
  ];
  try {
    call();
  } finally {
    for (const one of restore) one();
  }
  return work;
}

function costOfExec(
  { source, global, sticky }: RegExp,
  result: RegExpExecArray | null,
  text: string,
  from: number,
): number {
  const start = global || sticky ? from : 0;
  const end = result === null ? text.length : result.index + result[0].length;
  const read = sticky && result === null ? 1 : Math.max(end - start, 1);
  return isLinear(source) ? read : read ** 2;
}

type Observe = (self: unknown, result: unknown, args: unknown[], lastIndex: number) => void;

/** Observes each call of a method, except the observer's own calls. */
function wrap(prototype: object, name: string, observe: Observe): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const method = own?.value as Method;
  const observed = function (this: RegExp, ...args: never[]): unknown {
    const { lastIndex } = this;
    const result = method.apply(this, args);
    if (!isObserving) {
      isObserving = true;
      observe(this, result, args, lastIndex);
      isObserving = false;
    }
    return result;
  };
  Object.defineProperty(prototype, name, { ...own, value: observed });
  return () => Object.defineProperty(prototype, name, own ?? {});
}

let isObserving = false;
