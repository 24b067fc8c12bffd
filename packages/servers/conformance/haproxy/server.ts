import { toProxyServer } from "../shared/proxy-server.ts";

export const runnable = toProxyServer({
  id: "haproxy",
  title: "HAProxy",
  folder: import.meta.dirname,
  programs: ["haproxy"],
  versionArgs: ["-v"],
});
