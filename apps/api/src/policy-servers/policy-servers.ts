import { decodePolicy, PolicyError } from "@blocked/profiles";
import { ApiError } from "../errors.ts";
import { createPatterns } from "./patterns.ts";
import { buildPolicyServer, type PolicyServer } from "./policy-server.ts";

type Options = {
  /** How many servers are kept. */
  most?: number | undefined;
  /** Milliseconds for all patterns of one request together. */
  patternBudget?: number | undefined;
};

/**
 * Keeps the policy servers that were used last. A dropped one is not closed: it may still be answering a request,
 * and it holds no resource.
 */
export function createPolicyServers({ most = 64, patternBudget }: Options = {}) {
  const patterns = createPatterns(patternBudget);
  const servers = new Map<string, Promise<PolicyServer>>();

  return {
    size: (): number => servers.size,
    close: patterns.close,

    /** @throws ApiError 400 for an invalid policy */
    async get(encoded: string): Promise<PolicyServer> {
      const server = servers.get(encoded) ?? buildPolicyServer(read(encoded), encoded, patterns);
      // Moves the entry to the end, so the first one is the least recently used.
      servers.delete(encoded);
      servers.set(encoded, server);
      for (const oldest of servers.keys()) {
        if (servers.size <= most) break;
        servers.delete(oldest);
      }
      return server;
    },
  };
}

export type PolicyServers = ReturnType<typeof createPolicyServers>;

/** @returns the encoded policy in an address, or undefined */
export function readEncodedPolicy(path: string): string | undefined {
  return /^\/playground\/([^/?]+)\//.exec(path)?.[1];
}

function read(encoded: string) {
  try {
    return decodePolicy(encoded);
  } catch (error) {
    if (error instanceof PolicyError) throw new ApiError(400, "INVALID_POLICY", error.message);
    throw error;
  }
}
