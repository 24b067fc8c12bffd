import { labPage, startApi } from "./api-process.ts";
import { openConnection } from "./connection.ts";
import { createLedger } from "./ledger.ts";
import { readAllItems, writeUntilItBreaks } from "./write.ts";

export type Rounds = {
  databasePath: string;
  program: string;
  rounds: number;
  writers: number;
  random: () => number;
  /** SIGKILL, or SIGTERM for an end in order. */
  signal: "SIGKILL" | "SIGTERM";
  /** Told after each round. */
  onRound?: (round: number, acknowledged: number) => void;
};

/**
 * Lets many connections write, ends the process at a random moment, starts it again and looks for every write
 * that was acknowledged; and that as often as wanted.
 * @returns what was acknowledged in all, and one sentence for each write that was lost or done twice
 */
export async function killInRounds({ databasePath, program, rounds, ...rest }: Rounds) {
  const { writers, random, signal, onRound } = rest;
  const lost: string[] = [];
  let acknowledged = 0;
  let api = await startApi(databasePath, program);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await restoreSamples(api.base);
      // Not the time, but how far the writing came: on a slow machine as well there is something to lose.
      const enough = writers + Math.floor(random() * writers * 10);
      let tellOfEnough = () => {};
      const untilEnough = new Promise<void>((done) => (tellOfEnough = done));
      const ledger = createLedger((count) => {
        if (count >= enough) tellOfEnough();
      });
      const writing = Array.from({ length: writers }, (_, index) =>
        writeUntilItBreaks(api.base, `${round}-${index}`, ledger, random),
      );
      await Promise.race([untilEnough, Promise.all(writing)]);
      const { code, output } = await api.kill(signal);
      await Promise.all(writing);
      if (signal === "SIGTERM" && code !== 0) lost.push(`It ended with ${code}: ${output}`);
      api = await startApi(databasePath, program);
      lost.push(...ledger.audit(await readAllItems(api.base)));
      acknowledged += ledger.acknowledged();
      onRound?.(round, acknowledged);
    }
  } finally {
    await api.kill("SIGKILL");
  }
  return { acknowledged, lost };
}

async function restoreSamples(base: string): Promise<void> {
  const connection = openConnection(base);
  await connection.send("POST", "/reset", { headers: { origin: labPage } });
  connection.close();
}
