import { toProxyServer } from "../shared/proxy-server.ts";

export const runnable = toProxyServer({
  id: "caddy",
  title: "Caddy",
  folder: import.meta.dirname,
  programs: ["caddy"],
  versionArgs: ["version"],
});
