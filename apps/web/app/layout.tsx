import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Blocked by CORS", template: "%s · Blocked by CORS" },
  description: "Every CORS error that a browser prints: see it, understand it and fix it.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="font-sans text-[15px] leading-6 antialiased">{children}</body>
    </html>
  );
}
