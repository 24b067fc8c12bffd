// oxlint-disable-next-line eslint/no-restricted-properties -- switches of these tests only
const { FUZZ_RUNS = "200", FUZZ_SEED } = process.env;

/** The number of cases; `FUZZ_RUNS=10000` for a long run. */
export const runs = Number(FUZZ_RUNS);

/** The seed; set `FUZZ_SEED` to a printed one to repeat a run. */
export const seed =
  FUZZ_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(FUZZ_SEED);
