import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { titleTemplate } from "../lib/site/titles.ts";
import { toEarlyScript, toStackStyles } from "../lib/preference.ts";
import { Footer } from "../ui/shell/footer.tsx";
import { TopBar } from "../ui/shell/top-bar.tsx";
import { fontVariables } from "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Blocked by CORS", template: titleTemplate },
  metadataBase: new URL(toOrigin(readSettings().webPort)),
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The head's script sets data-theme and data-stack before React starts.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: toEarlyScript() }} />
        <style dangerouslySetInnerHTML={{ __html: toStackStyles() }} />
      </head>
      <body className="flex min-h-dvh flex-col font-sans text-base antialiased">
        <TopBar />
        <div id="content" tabIndex={-1} className="grow outline-none">
          {children}
        </div>
        <Footer />
      </body>
    </html>
  );
}
