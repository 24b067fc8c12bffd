import { commonServers, type Servers } from "@blocked/servers";
import { useEffect, useState } from "react";
import { useStack } from "../../lib/stack.ts";

let loaded = commonServers;

/** The servers whose code this page has. Choosing another one loads the code of all. */
export function useServers(): Servers {
  const { stack } = useStack();
  const [servers, setServers] = useState(loaded);
  const isMissing = servers[stack] === undefined;
  useEffect(() => {
    if (!isMissing) return;
    let isLeft = false;
    void import("@blocked/servers/all").then(
      ({ serversById }) => {
        loaded = serversById;
        if (!isLeft) setServers(serversById);
      },
      // Without a connection the first snippet goes on standing in.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [isMissing]);
  return servers;
}
