import { createLedger } from "./ledger.ts";
import { startServer } from "./server-process.ts";
import { createPageClient, readAllItems, writeUntilItBreaks } from "./write.ts";

type Options = {
  databasePath: string;
  program: string;
  rounds: number;
  writers: number;
  random: () => number;
  /** SIGKILL, or SIGTERM for a drain. */
  signal: "SIGKILL" | "SIGTERM";
  onRound?: (round: number, acknowledged: number) => void;
};

/**
 * Ends the process at a random moment while many connections write, restarts it and looks for every
 * acknowledged write.
 * @returns the number of acknowledged writes, and a sentence for each one that was lost or done twice
 */
export async function killInRounds({ databasePath, program, rounds, ...rest }: Options) {
  const { writers, random, signal, onRound } = rest;
  const lost: string[] = [];
  let acknowledged = 0;
  let api = await startServer(program, databasePath);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await createPageClient(api.base).call("POST /reset", {});
      // A number of writes and not a time, so a slow machine has something to lose too.
      const enough = writers + Math.floor(random() * writers * 10);
      let resolve = () => {};
      const untilEnough = new Promise<void>((done) => (resolve = done));
      const ledger = createLedger((count) => {
        if (count >= enough) resolve();
      });
      const writing = Array.from({ length: writers }, (_, index) =>
        writeUntilItBreaks(api.base, `${round}-${index}`, ledger, random),
      );
      await Promise.race([untilEnough, Promise.all(writing)]);
      const { code, output } = await api.kill(signal);
      await Promise.all(writing);
      if (signal === "SIGTERM" && code !== 0) lost.push(`It ended with ${code}: ${output}`);
      api = await startServer(program, databasePath);
      lost.push(...ledger.audit(await readAllItems(api.base)));
      acknowledged += ledger.acknowledged();
      onRound?.(round, acknowledged);
    }
  } finally {
    await api.kill("SIGKILL");
  }
  return { acknowledged, lost };
}
