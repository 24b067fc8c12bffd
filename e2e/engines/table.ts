import { arch } from "node:os";
import type { Engine } from "@blocked/cors-protocol";
import { type BrowserType, chromium, firefox, webkit } from "@playwright/test";

export type EngineEntry = {
  /** The name on the screen. WebKit is not Safari, which has not been recorded. */
  title: string;
  /** The environment variable that names another program. */
  variable: `E2E_${string}`;
  playwright: BrowserType;
  /** Usual paths of an installed program. */
  installed: string[];
  /** Packages of Debian and Ubuntu. */
  packages: string[];
  /** Another program that the engine needs. */
  needs?: string;
};

const debian = { x64: "x86_64", arm64: "aarch64" }[arch() as "x64"] ?? arch();

export const engineTable: Record<Engine, EngineEntry> = {
  chromium: {
    title: "Chromium",
    variable: "E2E_CHROMIUM",
    playwright: chromium,
    // The first is the lightest and prints the same messages.
    installed: [
      "/usr/bin/chromium-headless-shell",
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/snap/bin/chromium",
      "/usr/bin/google-chrome",
      "/usr/bin/google-chrome-stable",
      "/usr/bin/microsoft-edge",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    packages: ["chromium-headless-shell"],
  },
  firefox: {
    title: "Firefox",
    variable: "E2E_FIREFOX",
    playwright: firefox,
    installed: [
      "/usr/bin/firefox-esr",
      "/usr/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    packages: ["firefox-esr"],
  },
  webkit: {
    title: "WebKit (WebKitGTK)",
    variable: "E2E_WEBKIT",
    playwright: webkit,
    installed: [`/usr/lib/${debian}-linux-gnu/webkit2gtk-4.1/MiniBrowser`],
    packages: ["libwebkit2gtk-4.1-0", "xvfb"],
    needs: "/usr/bin/Xvfb",
  },
};
