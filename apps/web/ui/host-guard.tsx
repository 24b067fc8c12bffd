import type { ReactNode } from "react";
import { readHost } from "../lib/host.ts";
import { Link } from "./link.tsx";

/**
 * Renders a page only on a loopback host. Through a forwarded host neither the page's origin nor the API's
 * address matches the profiles, so every result would be wrong.
 */
export async function HostGuard({ children }: { children: ReactNode }) {
  const { host, pageOrigin, isLoopback, isUsual } = await readHost();
  if (!isLoopback) return <Forwarded host={host} pageOrigin={pageOrigin} />;
  return (
    <>
      {!isUsual && (
        <p className="border-b border-rule bg-sunk px-4 py-2 text-sm" role="note">
          This page is open as <code className="font-mono">http://{host}</code>, which is not the
          origin that the profiles name. <Link href={pageOrigin}>Open {pageOrigin}</Link>
        </p>
      )}
      {children}
    </>
  );
}

function Forwarded({ host, pageOrigin }: { host: string; pageOrigin: string }) {
  return (
    <main className="mx-auto max-w-prose space-y-4 p-8">
      <h1 className="text-2xl font-semibold">The lab cannot work through {host || "this host"}</h1>
      <p>
        This page was reached through a forwarded host, so its origin is not{" "}
        <code className="font-mono">{pageOrigin}</code>, which the profiles name. The API listens
        only on the machine that it runs on; your browser cannot reach it from elsewhere.
      </p>
      <p>
        Run the lab on the machine of your browser, and open{" "}
        <Link href={pageOrigin}>{pageOrigin}</Link>.
      </p>
    </main>
  );
}
