import { type ServerRecording, type Shown, toAnchor } from "@blocked/servers/measured";

/** The place where a server's page shows an exchange. */
export function toServerLink(recording: ServerRecording, shown?: Shown): string {
  const path = `/servers/${recording.id}`;
  return shown === undefined ? path : `${path}#${toAnchor(recording, shown)}`;
}
