import { readSettings, toLoopbackOrigins } from "@blocked/lab/settings";
import { headers } from "next/headers";

export type PageHost = {
  /** The host that the browser requested, such as `127.0.0.1:3000`. */
  host: string;
  /** The origin that the profiles name. */
  pageOrigin: string;
  /** Another loopback origin of the same page. */
  otherOrigin: string;
  isLoopback: boolean;
  /** Whether the page is open at the origin that the profiles name. */
  isUsual: boolean;
};

/** Reads the host of the current request. A proxy keeps the browser's host in X-Forwarded-Host. */
export async function readHost(): Promise<PageHost> {
  const origins = toLoopbackOrigins(readSettings().webPort);
  const [pageOrigin, loopback = pageOrigin] = origins;
  const sent = await headers();
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "";
  const isUsual = host === new URL(pageOrigin).host;
  const otherOrigin = isUsual ? loopback : pageOrigin;
  return { host, pageOrigin, otherOrigin, isUsual, isLoopback: origins.includes(`http://${host}`) };
}
