import { isIP, type Socket } from "node:net";
import { connect, type PeerCertificate, rootCertificates, type TLSSocket } from "node:tls";
import { ready } from "./waiting.ts";
import { Failed } from "./failures.ts";
import type { NetworkOptions } from "./types.ts";

type Options = Pick<NetworkOptions, "insecure" | "ca" | "http2">;

/**
 * Starts TLS on a connection.
 * @throws Failed that names what is wrong with the certificate
 */
export async function startTls(
  socket: Socket,
  { host }: { host: string },
  { insecure = false, ca, http2 = true }: Options,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const tls = connect({
    socket,
    ...(isIP(host) === 0 ? { servername: host } : { host }),
    ALPNProtocols: http2 ? ["h2", "http/1.1"] : ["http/1.1"],
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ...ca] }),
    // Checked below, where the certificate can be quoted.
    rejectUnauthorized: false,
  });
  await ready(tls, signal, (done, fail) => ({
    secureConnect: done,
    error: fail,
    close: () => fail(toClosed(host)),
  }));
  if (tls.authorized || insecure) return tls;
  const sentence = toSentence(tls.authorizationError, tls.getPeerCertificate(), host);
  tls.destroy();
  throw new Failed("certificate", sentence);
}

function toClosed(host: string): Failed {
  return new Failed("tls", `${host} closed the connection during the TLS handshake.`);
}

/** NOTE: Node types the error as an Error; it is the code of one. */
function toSentence(error: unknown, certificate: PeerCertificate, host: string): string {
  const code = String(error);
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return `The certificate of ${host} expired on ${certificate.valid_to}.`;
    case "CERT_NOT_YET_VALID":
      return `The certificate of ${host} is valid only from ${certificate.valid_from}.`;
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return `The certificate is not for ${host}, but for ${namesOf(certificate)}.`;
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
      return `The certificate of ${host} is self-signed, so no browser trusts it by itself.`;
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return `The certificate of ${host} was issued by ${issuerOf(certificate)}, which is not trusted here.`;
    case "CERT_REVOKED":
      return `The certificate of ${host} was revoked.`;
    default:
      return `The certificate of ${host} is not valid (${code}).`;
  }
}

function namesOf({ subjectaltname, subject }: PeerCertificate): string {
  const names = subjectaltname?.replaceAll(/(?:DNS|IP Address):/g, "") ?? firstOf(subject?.CN);
  return names === "" ? "another name" : names;
}

function issuerOf({ issuer }: PeerCertificate): string {
  return firstOf(issuer?.CN) || firstOf(issuer?.O) || "an unnamed authority";
}

const firstOf = (value: string | string[] | undefined) => [value].flat()[0] ?? "";
