#!/usr/bin/env node
// The entry of dev, start and test. It is plain JavaScript without static imports, so that it can explain an old Node,
// another package manager and a missing install.
const command = process.argv[2] ?? "";
const agent = process.env.npm_config_user_agent ?? "";
const pnpm = /^pnpm\/(\d+)/.exec(agent);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}
if (agent !== "" && (pnpm === null || Number(pnpm[1]) < 12)) {
  fail(`This repository needs pnpm 12: type  npx -y pnpm@12 ${command}  instead.`);
}
try {
  const { register } = await import("tsx/esm/api");
  register();
} catch (error) {
  const isMissing = error.code === "ERR_MODULE_NOT_FOUND" && error.message.includes("'tsx'");
  if (!isMissing) throw error;
  fail(`Nothing is installed yet: type  npx -y pnpm@12 ${command}  and it installs first.`);
}
const { run } = await import("../src/cli.ts");
await run(command, process.argv.slice(3));

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
