import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "../runnable.ts";
import type { Written } from "./written.ts";

/** What a machine already has around a copied part of a configuration. */
type Frame = (text: string, folder: string) => string;

const modules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2"];
const needed = ["mpm_event", "authz_core", "headers", "rewrite", "proxy", "proxy_http"];

const frameApache: Frame = (text, folder) => {
  const place = modules.find((path) => existsSync(path)) ?? "modules";
  return `ServerRoot "${folder}"
ServerName localhost
PidFile "${folder}/pid"
DefaultRuntimeDir "${folder}"
ErrorLog "${folder}/log"
${process.getuid?.() === 0 ? "User nobody\nGroup nogroup" : ""}
${needed.map((name) => `LoadModule ${name}_module ${place}/mod_${name}.so`).join("\n")}
${text}`;
};

const frameNginx: Frame = (text, folder) => {
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path "${folder}/${name}";`)
    .join(" ");
  return `daemon off; pid "${folder}/pid"; error_log "${folder}/log"; events {}
http { access_log off; ${places}
${text}
}`;
};

/** Without the interface on its usual port. */
const frameCaddy: Frame = (text) => `{\n\tadmin off\n}\n${text}`;

function toProxy(frame: Frame, toArgs: (path: string, folder: string) => string[]) {
  return async ({ runnable, folder, name, port }: Written): Promise<Command> => {
    const path = join(folder, name);
    await writeFile(path, frame(await readFile(path, "utf8"), folder));
    return {
      file: runnable.command(port, []).env["PROXY"] ?? "",
      args: toArgs(path, folder),
      env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      cwd: folder,
    };
  };
}

export const proxies: Partial<Record<string, (written: Written) => Promise<Command>>> = {
  nginx: toProxy(frameNginx, (path, folder) => ["-p", folder, "-c", path, "-e", `${folder}/log`]),
  caddy: toProxy(frameCaddy, (path) => ["run", `--config=${path}`, "--adapter=caddyfile"]),
  apache: toProxy(frameApache, (path) => ["-f", path, "-DFOREGROUND"]),
  haproxy: toProxy(
    (text) => text,
    (path) => ["-db", "-f", path],
  ),
};
