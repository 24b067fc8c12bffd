import localFont from "next/font/local";

// Next.js preloads both files and sizes the fallback to match, so that no text moves when they arrive.
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
});

const jetBrainsMono = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  variable: "--font-jetbrains-mono",
  weight: "100 800",
  adjustFontFallback: false,
  fallback: ["ui-monospace", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace"],
});

export const fontVariables = `${inter.variable} ${jetBrainsMono.variable}`;
