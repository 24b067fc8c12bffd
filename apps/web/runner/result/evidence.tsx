import type { Exchange } from "@blocked/cors-protocol";
import type { Profile } from "@blocked/profiles";
import type { ReactNode } from "react";
import type { ApiId } from "../../lib/apis.ts";
import { CurlPane } from "../../ui/panes/curl-pane.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useApiName } from "../state/lab-context.tsx";
import { Configuration } from "./configuration.tsx";

type EvidenceProps = {
  /** Null where no browser printed anything, such as for a program. */
  console: ReactNode;
  exchanges: ReactNode;
  script: ReactNode;
  /** The server that got the requests. */
  server: ApiId;
  curl: { api: string; exchanges: readonly Exchange[]; body: string | null };
  /** The profile whose server answered; undefined for a server without one. */
  profile: Profile | undefined;
};

/** What proves a verdict, one view at a time. */
export function Evidence({ console, exchanges, script, server, curl, profile }: EvidenceProps) {
  const name = useApiName(server);
  return (
    <Tabs
      label="Evidence"
      tabs={[
        ...(console === null ? [] : [{ title: "Console", content: console }]),
        { title: "Requests", content: exchanges },
        { title: "JavaScript", content: script },
        { title: "curl", content: <CurlPane {...curl} name={name} /> },
        ...(profile === undefined
          ? []
          : [
              {
                title: "Configuration",
                content: <Configuration profile={profile} server={server} />,
              },
            ]),
      ]}
    />
  );
}
