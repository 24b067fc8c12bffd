import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { PlainError } from "./plain-error.ts";
import { toNextPort } from "./port-setting.ts";

const families = ["127.0.0.1", "::1"] as const;
/** What the system answers where a family is switched off. */
const noSuchFamily = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Lists the loopback addresses on which a port is free. A browser tries ::1 first, so another program that holds the
 * port on ::1 would respond in our place.
 * @throws PlainError if another program holds the port on either address
 */
export async function findFreeAddresses(
  port: number,
  variable: string,
  command = "dev",
): Promise<string[]> {
  const addresses: string[] = [];
  for (const address of families) {
    const code = await tryPort(port, address);
    if (code === null) addresses.push(address);
    else if (!noSuchFamily.has(code)) {
      throw new PlainError(
        `Port ${port} is taken by another program (${address}, ${code}): close that program, or choose another port with  ${toCommand(variable, toNextPort(port, 10), command)}`,
      );
    }
  }
  return addresses;
}

/** The whole command to type, with the other ports as they are set now. */
function toCommand(variable: string, port: number, command: string): string {
  const others = [
    "WEB_PORT",
    "API_PORT",
    "EVIL_PORT",
    "FASTAPI_PORT",
    "E2E_WEB_PORT",
    "E2E_API_PORT",
    "E2E_EVIL_PORT",
  ]
    .filter((name) => name !== variable && process.env[name] !== undefined)
    .map((name) => `${name}=${process.env[name]} `);
  return `${others.join("")}${variable}=${port} npx -y pnpm@12 ${command}`;
}

/** Null where the port is free on this address, otherwise the code of what the system said. */
export function tryPort(port: number, address: string): Promise<string | null> {
  return new Promise((done) => {
    const server = createSocketServer();
    server.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => done(null)));
  });
}

/** One HTTP server for each loopback address, all with the same listener. */
export async function listenOnLoopback(
  port: number,
  variable: string,
  listener: RequestListener,
): Promise<Server[]> {
  const addresses = await findFreeAddresses(port, variable);
  return Promise.all(
    addresses.map(
      (host) =>
        new Promise<Server>((done, fail) => {
          const server = createServer(listener);
          server.once("error", fail);
          server.listen({ port, host, exclusive: true }, () => done(server));
        }),
    ),
  );
}
