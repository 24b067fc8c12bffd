import { toProxyServer } from "../shared/proxy-server.ts";

export const runnable = toProxyServer({
  id: "nginx",
  title: "nginx",
  folder: import.meta.dirname,
  programs: ["nginx"],
  versionArgs: ["-v"],
});
