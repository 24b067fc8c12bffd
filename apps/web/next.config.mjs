// JavaScript, because Next.js prints a notice about a TypeScript configuration at each start.

/** @type {import("next").NextConfig} */
export default {
  // The tests build into a folder of their own, beside a running `pnpm dev` or `pnpm start`.
  // oxlint-disable-next-line eslint/no-restricted-properties -- `next build` reads this file without TypeScript
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The page also opens as 127.0.0.1, to show that it is another origin.
  allowedDevOrigins: ["127.0.0.1", "[::1]"],
  transpilePackages: [
    "@blocked/api-client",
    "@blocked/cors-protocol",
    "@blocked/diagnosis",
    "@blocked/error-guide",
    "@blocked/lab",
    "@blocked/profiles",
    "@blocked/servers",
  ],
  // The pages' former addresses. Next.js keeps the query.
  redirects: async () =>
    [
      ["/take-it-home", "/config"],
      ["/copy-configuration", "/config"],
      ["/workbench", "/playground"],
      ["/tutorial", "/learn"],
      ["/errors/read", "/diagnose"],
    ].map(([source, destination]) => ({ source, destination, permanent: true })),
  // `pnpm check` checks the types; a build would check them once more.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  logging: { incomingRequests: false },
};
