import { type ServerId, serverNames } from "@blocked/servers/names";

/** The server in whose code every snippet, diff and generated file is written. */
export type StackId = ServerId;

/** A choice that the browser keeps; the attribute `data-<name>` of the root element holds the current one. */
export type Preference<Value extends string> = {
  name: string;
  key: string;
  values: readonly Value[];
  /** What the server renders, and what applies until the reader chooses. */
  first: Value;
};

export const theme: Preference<"system" | "light" | "dark"> = {
  name: "theme",
  key: "blocked-by-cors:theme",
  values: ["system", "light", "dark"],
  first: "system",
};

export const stack: Preference<StackId> = {
  name: "stack",
  key: "blocked-by-cors:stack",
  values: Object.keys(serverNames) as StackId[],
  first: "fastify",
};

/** Returns the first text that is one of the values. Another version of the site may have stored something else. */
export function pick<Value extends string>(
  { values, first }: Pick<Preference<Value>, "values" | "first">,
  ...texts: (string | null | undefined)[]
): Value {
  for (const text of texts) {
    const known = values.find((value) => value === text);
    if (known !== undefined) return known;
  }
  return first;
}

/**
 * A script for the document's head. It applies both preferences before the first paint, so that neither color nor
 * code changes under the reader. Storage may be denied.
 */
export function toEarlyScript(): string {
  const rules = [theme, stack].map(({ name, key, values, first }) => [name, key, values, first]);
  return `for(const[name,key,values,first]of ${JSON.stringify(rules)}){let kept=null;try{kept=localStorage.getItem(key)}catch{}const linked=name==="stack"?new URLSearchParams(location.search).get(name):null;document.documentElement.dataset[name]=[linked,kept].find(value=>values.includes(value))??first}`;
}

/** Hides what is written for another stack. An element names in `data-for-stack` the stacks that it is for. */
export function toStackStyles(): string {
  return stack.values
    .map((id) => {
      const root =
        id === stack.first
          ? `html:not([data-stack]),html[data-stack="${id}"]`
          : `html[data-stack="${id}"]`;
      return `:is(${root}) [data-for-stack]:not([data-for-stack~="${id}"]){display:none}`;
    })
    .join("");
}
