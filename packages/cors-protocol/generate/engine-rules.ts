import { engines } from "../src/model/engine.ts";
import type { EngineRules } from "../src/quirks/engine-rules.ts";
import { rules, type RuleValue } from "../src/quirks/list.ts";

const imports = `// Written by \`pnpm generate\` from the quirks: code that only decides need not load their texts and runs.
import type { EngineRules } from "../engine-rules.ts";
`;

/** The files of `src/quirks/values`: the standard's rules, and where each engine departs from them. */
export function toValueFiles(): { name: string; text: string }[] {
  return [
    toFile("standard", imports, []),
    ...engines.map((engine) =>
      toFile(engine, `${imports}import { standard } from "./standard.ts";\n`, ["...standard"]),
    ),
  ];
}

function toFile(
  id: EngineRules["id"],
  head: string,
  base: string[],
): { name: string; text: string } {
  const own = rules.flatMap(({ rule, values: { [id]: value } }) =>
    value === undefined ? [] : [`${rule}: ${toLiteral(value)}`],
  );
  const lines = [...base, `id: "${id}"`, ...own].map((entry) => `  ${entry},\n`);
  const text = `${head}\nexport const ${id}: EngineRules = {\n${lines.join("")}};\n`;
  return { name: `${id}.ts`, text };
}

function toLiteral(value: RuleValue): string {
  if (typeof value === "bigint") return `${value}n`;
  return value === Infinity ? "Infinity" : JSON.stringify(value);
}
