import { expect, test } from "vitest";
import { type Ancestor, findPackageManager } from "./ancestors.ts";

/** Commands from our parent outwards; their process ids are 100, 101 … */
const rows: [rule: string, commands: string[], want: number][] = [
  ["pnpm from a terminal", ["sh -c node lab.mjs dev", "pnpm dev", "-bash", "sshd"], 101],
  [
    "npx: npm, a shell, pnpm and a shell",
    ["sh -c node lab.mjs dev", "pnpm dev", "sh -c 'pnpm' dev", "npm exec pnpm@12 dev", "zsh"],
    103,
  ],
  [
    "package managers that are scripts of Node",
    [
      "/bin/sh -c node lab.mjs dev",
      "/usr/bin/node /opt/pnpm/bin/pnpm.cjs dev",
      "sh -c pnpm dev",
      "node /usr/lib/npm/bin/npx-cli.js pnpm@12 dev",
      "/bin/zsh -il",
    ],
    103,
  ],
  ["a program between two package managers", ["pnpm dev", "node run.mjs", "npm test"], 100],
  ["programs whose names begin with pnpm", ["pnpmfoo dev", "npm exec pnpm"], 0],
  ["a script in a folder named npm", ["node /home/npm/lab.mjs dev", "npm exec"], 0],
  ["Node alone", ["-bash", "sshd"], 0],
  ["no ancestor", [], 0],
];

test.for(rows)("findPackageManager › %s", ([, commands, want]) => {
  const inspect = (pid: number): Ancestor | null => {
    const command = commands[pid - 100];
    return command === undefined ? null : { parent: pid + 1, command };
  };
  expect(findPackageManager(100, inspect)).toBe(want);
});
