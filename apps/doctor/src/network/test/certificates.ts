import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Certificate = { key: string; cert: string };

/** Certificates that are wrong in one way each. */
export type Certificates = Record<
  "selfSigned" | "unknownIssuer" | "expired" | "notYetValid" | "otherName",
  Certificate
> & { authority: string };

const database = `
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
`;

/** Makes certificates with openssl, which comes with the system. */
export function makeCertificates(): Certificates {
  const cwd = mkdtempSync(join(tmpdir(), "certificates-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd, stdio: "ignore" });
  const read = (name: string) => readFileSync(join(cwd, name), "utf8");
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const name = (host: string) => ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
  writeFileSync(join(cwd, "ca.cnf"), database);
  writeFileSync(join(cwd, "index.txt"), "");
  writeFileSync(join(cwd, "serial"), "01");
  openssl(
    "req",
    "-x509",
    ...curve,
    "-days",
    "2",
    "-subj",
    "/CN=Test Authority",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  );
  const issue = (host: string, from: string, to: string): Certificate => {
    openssl("req", ...curve, ...name(host), "-keyout", "own.key", "-out", "own.csr");
    const dates = ["-startdate", from, "-enddate", to];
    const authority = ["-cert", "ca.pem", "-keyfile", "ca.key"];
    openssl(
      "ca",
      "-batch",
      "-config",
      "ca.cnf",
      ...authority,
      ...dates,
      "-in",
      "own.csr",
      "-out",
      "own.pem",
    );
    return { key: read("own.key"), cert: read("own.pem") };
  };
  try {
    openssl(
      "req",
      "-x509",
      ...curve,
      ...name("localhost"),
      "-days",
      "2",
      "-keyout",
      "self.key",
      "-out",
      "self.pem",
    );
    return {
      authority: read("ca.pem"),
      selfSigned: { key: read("self.key"), cert: read("self.pem") },
      unknownIssuer: issue("localhost", "20200101000000Z", "20490101000000Z"),
      expired: issue("localhost", "20200101000000Z", "20200201000000Z"),
      notYetValid: issue("localhost", "20480101000000Z", "20490101000000Z"),
      otherName: issue("shop.example", "20200101000000Z", "20490101000000Z"),
    };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
