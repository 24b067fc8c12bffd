import { decodePolicy, PolicyError } from "@blocked/profiles";
import { ApiError } from "../errors.ts";
import { type Bench, buildBench } from "./bench.ts";
import { createPatterns } from "./patterns.ts";

/**
 * The benches that were asked for last. One that is dropped is not closed: a request may still be under way
 * in it, and it holds nothing that closing would give back.
 * @param options.most how many are kept
 * @param options.patternBudget how long the patterns of one request may take together, in milliseconds
 */
export function createBenches({
  most = 64,
  patternBudget,
}: { most?: number | undefined; patternBudget?: number | undefined } = {}) {
  const patterns = createPatterns(patternBudget);
  const benches = new Map<string, Promise<Bench>>();

  return {
    size: (): number => benches.size,
    close: patterns.close,

    /**
     * The bench of an encoded policy.
     * @throws ApiError 400 when it is no policy
     */
    async get(encoded: string): Promise<Bench> {
      const bench = benches.get(encoded) ?? buildBench(read(encoded), encoded, patterns);
      // Put last again, so that the first is the one that was not asked for longest.
      benches.delete(encoded);
      benches.set(encoded, bench);
      for (const oldest of benches.keys()) {
        if (benches.size <= most) break;
        benches.delete(oldest);
      }
      return bench;
    },
  };
}

export type Benches = ReturnType<typeof createBenches>;

function read(encoded: string) {
  try {
    return decodePolicy(encoded);
  } catch (error) {
    if (error instanceof PolicyError) throw new ApiError(400, "INVALID_POLICY", error.message);
    throw error;
  }
}
