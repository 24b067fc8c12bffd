import type { NetworkFailure } from "./types.ts";

/** Carries a failure through promises. */
export class Failed extends Error {
  readonly failure: NetworkFailure;

  constructor(kind: NetworkFailure["kind"], sentence: string) {
    super(sentence);
    this.failure = { kind, sentence };
  }
}

/** Says a failure of the operating system or of TLS in one sentence. */
export function toFailure(error: unknown, place: string): NetworkFailure {
  if (error instanceof Failed) return error.failure;
  // One error for each address.
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const telling = errors.find((one) => codeOf(one) === "ECONNREFUSED") ?? errors[0];
  return toNamed(codeOf(telling), place) ?? toUnnamed(telling, place);
}

function toNamed(code: string, place: string): NetworkFailure | null {
  switch (code) {
    case "ECONNREFUSED":
      return { kind: "refused", sentence: `Nothing listens at ${place}.` };
    case "ENOTFOUND":
    case "EAI_NONAME":
    case "EAI_NODATA":
      return { kind: "not found", sentence: `No address is known for ${place}.` };
    case "EAI_AGAIN":
      return { kind: "not found", sentence: `The name server did not answer for ${place}.` };
    case "ECONNRESET":
    case "EPIPE":
    case "ECONNABORTED":
      return { kind: "reset", sentence: `${place} closed the connection without a response.` };
    case "ETIMEDOUT":
      return { kind: "timeout", sentence: `${place} did not answer the connection.` };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "EADDRNOTAVAIL":
      return { kind: "refused", sentence: `This machine has no route to ${place}.` };
    case "ERR_SSL_WRONG_VERSION_NUMBER":
    case "ERR_SSL_PACKET_LENGTH_TOO_LONG":
      return { kind: "tls", sentence: `${place} does not speak TLS: use http:// for this port.` };
    default:
      return null;
  }
}

function toUnnamed(error: unknown, place: string): NetworkFailure {
  const code = codeOf(error);
  if (/^ERR_SSL_|^ERR_TLS_|^EPROTO$/.test(code)) {
    const reason = code
      .replace(/^ERR_SSL_/, "")
      .toLowerCase()
      .replaceAll("_", " ");
    return { kind: "tls", sentence: `The TLS handshake with ${place} failed: ${reason}.` };
  }
  if (code.startsWith("ERR_HTTP2_")) {
    return { kind: "reset", sentence: `${place} ended the HTTP/2 stream without a response.` };
  }
  return { kind: "reset", sentence: `The connection to ${place} failed (${code || "no reason"}).` };
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
