import { toProxyServer } from "../shared/proxy-server.ts";

export const runnable = toProxyServer({
  id: "apache",
  title: "Apache httpd",
  folder: import.meta.dirname,
  programs: ["apache2", "httpd"],
  versionArgs: ["-v"],
});
