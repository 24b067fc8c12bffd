// oxlint-disable-next-line eslint/no-restricted-properties -- switches of these tests alone
const { FUZZ_RUNS = "200", FUZZ_SEED } = process.env;

/** How many cases are tried; `FUZZ_RUNS=10000` for a long look. */
export const runs = Number(FUZZ_RUNS);

/** From which seed they come; `FUZZ_SEED` for the one that was printed. */
export const seed =
  FUZZ_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(FUZZ_SEED);
