import { readSettings, toLoopbackOrigins, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { AnotherOrigin, Forwarded } from "../../ui/host-guard.tsx";
import { SiteNav } from "../../ui/site-nav.tsx";
import { MatrixPage } from "../../features/matrix/matrix-page.tsx";
import "../../features/matrix/matrix.css";

export const metadata: Metadata = { title: "The matrix · Blocked by CORS" };

/** Every profile with every request. */
export default async function Page() {
  const settings = readSettings();
  const pageOrigins = toLoopbackOrigins(settings.webPort);
  const [usual] = pageOrigins;
  const sentTo = await headers();
  const host = sentTo.get("x-forwarded-host") ?? sentTo.get("host") ?? "";
  if (!pageOrigins.includes(`http://${host}`)) return <Forwarded host={host} pageOrigin={usual} />;
  return (
    <>
      {host !== new URL(usual).host && <AnotherOrigin host={host} pageOrigin={usual} />}
      <main className="mx-auto max-w-[1720px] space-y-4 px-4 py-4 lg:px-6">
        <SiteNav here="/matrix" />
        <header className="space-y-1">
          <h1 className="text-2xl font-semibold">The matrix</h1>
          <p className="max-w-prose">
            Every configuration with every request: how it ends, and how many requests the server
            sees for it. Each cell leads into the lab; a configuration’s name opens its details.
          </p>
        </header>
        <MatrixPage pageOrigin={usual} api={toOrigin(settings.apiPort)} />
      </main>
    </>
  );
}
