import type { ReactNode } from "react";

function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="border-b border-rule bg-sunk px-4 py-2 text-sm" role="note">
      {children}
    </p>
  );
}

/** The same page under another spelling is another origin, and the profiles name the usual one. */
export function AnotherOrigin({ host, pageOrigin }: { host: string; pageOrigin: string }) {
  return (
    <Notice>
      This page is open as <code className="font-mono">http://{host}</code>, another origin than the
      one that the profiles name.{" "}
      <a className="text-accent underline" href={pageOrigin}>
        Open {pageOrigin}
      </a>
    </Notice>
  );
}

/** Through a forwarded host neither the origins nor the API's address hold. */
export function Forwarded({ host, pageOrigin }: { host: string; pageOrigin: string }) {
  return (
    <main className="mx-auto max-w-prose space-y-4 p-8">
      <h1 className="text-2xl font-semibold">The lab cannot work through {host || "this host"}</h1>
      <p>
        The lesson is about origins, and this page was reached through a forwarded one. The profiles
        name <code className="font-mono">{pageOrigin}</code>, and the API only listens on the
        machine that it runs on, where a browser elsewhere cannot reach it.
      </p>
      <p>
        Run the lab on the machine of your browser, and open{" "}
        <a className="text-accent underline" href={pageOrigin}>
          {pageOrigin}
        </a>
        .
      </p>
    </main>
  );
}
