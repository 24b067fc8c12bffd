/** What a package manager, turbo and vitest leave behind, and the settings of a lab. */
const notAPersons =
  /^(?:npm_|pnpm_|turbo_|vitest|node_env$|node_options$|init_cwd$|(?:web|api|evil|fastapi)_port$|fastapi_|database_path$|jwt_secret$|lab_|log_level$)/i;

/** The environment of a person who has just opened a terminal. */
export const terminal = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !notAPersons.test(name)),
);
