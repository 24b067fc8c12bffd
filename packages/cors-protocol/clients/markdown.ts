import type { Subtest } from "../web-platform-tests/subtest.ts";
import type { Client } from "./adapters.ts";

export type Difference = { row: Subtest; got: string };
export type Compared = { client: Client; played: number; differences: Difference[] };

/** Three differences of different files, where there are so many. */
function toExamples(differences: readonly Difference[]): Difference[] {
  const firsts = differences.filter(
    ({ row }, index) => differences.findIndex((other) => other.row.file === row.file) === index,
  );
  return [...firsts, ...differences.filter((one) => !firsts.includes(one))].slice(0, 3);
}

const toTable = (compared: readonly Compared[]) =>
  [
    "| client | used through | rows played | as the browser makers state |",
    "|---|---|---|---|",
    ...compared.map(({ client: { name, version, api, link }, played, differences }) => {
      const agreed = played - differences.length;
      const share = ((agreed / played) * 100).toFixed(1);
      return `| [${name}](${link}) ${version} | \`${api}\` | ${played} | ${agreed} (${share} %) |`;
    }),
  ].join("\n");

function toSection({ client: { name, version }, differences }: Compared): string {
  const examples = toExamples(differences).map(
    ({ row: { file, title }, got }) =>
      `* ${title.replace(" › ", ": ")}. ${name}: ${got}. (\`${file}\`)`,
  );
  const text = examples.length === 0 ? "No difference." : examples.join("\n");
  return `## ${name} ${version}\n\n${text}`;
}

/** The page about other clients. */
export function toMarkdown(compared: readonly Compared[], date: Date): string {
  return `# How other clients end the same requests

For the maintainers of DOM implementations and test doubles that model CORS. Each row is a subtest of web-platform-tests, restated in \`web-platform-tests/\`; a row ends readable, opaque or refused, and some state the number of preflights and the status too. \`pnpm clients\` installs each client from npm, plays the rows against real servers on this machine (mentoss against its own), and writes this page. It was written on ${date.toISOString().slice(0, 10)}, with Node ${process.versions.node.split(".")[0]}.

A difference is no verdict on a client: some leave a part of CORS out on purpose, and say so. Rows that need TLS or a form that a client has not (a mode, two equal headers, an unusual method) were not played.

${toTable(compared)}

${compared.map(toSection).join("\n\n")}
`;
}
