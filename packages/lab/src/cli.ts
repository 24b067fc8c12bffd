import { exitWith, PlainError } from "./plain-error.ts";
import { serve } from "./serve.ts";
import { runServers, runSuite } from "./suite/run.ts";
import { stress } from "./suite/stress.ts";

/** The commands that people meet first: they explain an old Node and a wrong package manager. */
const commands: Record<string, (args: string[]) => Promise<unknown>> = {
  dev: (args) => serve("dev", args),
  start: (args) => serve("start", args),
  test: () => runSuite("chromium"),
  "test:full": (args) => runSuite("all", args),
  "test:servers": runServers,
  "test:stress": stress,
};

/** Runs one command and sets the exit code. */
export async function run(name: string, args: string[]): Promise<void> {
  const command = commands[name];
  try {
    if (command === undefined) {
      throw new PlainError(
        `There is no command "${name}": choose one of ${Object.keys(commands).join(", ")}.`,
      );
    }
    await command(args);
  } catch (error) {
    exitWith(error);
  }
}
