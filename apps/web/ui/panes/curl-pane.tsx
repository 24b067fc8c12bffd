import type { Exchange } from "@blocked/cors-protocol";
import { toShortPath } from "../../lib/short-path.ts";
import { CopyButton } from "../code/copy-button.tsx";
import { Pane } from "../pane.tsx";
import { toCurl } from "./curl.ts";

type CurlPaneProps = {
  /** The API's origin. */
  api: string;
  /** Its name where there are several. */
  name?: string | null;
  exchanges: readonly Exchange[];
  /** The body of the request that is no preflight. */
  body: string | null;
};

/** The same requests from a terminal, where CORS plays no part. */
export function CurlPane({ api, name = null, exchanges, body }: CurlPaneProps) {
  return (
    <Pane title={`The same requests${name === null ? "" : ` to ${name}`} with curl`}>
      <p className="text-sm text-soft">
        curl is no browser: it checks nothing, and reads every response.
      </p>
      {exchanges.length === 0 && <p className="text-soft">No request arrived.</p>}
      {exchanges.map((exchange, index) => {
        const command = toCurl(api, exchange, body);
        return (
          <div key={index} className="space-y-1">
            <div className="flex justify-between gap-4">
              <h4 className="wire font-semibold">
                {exchange.method} {toShortPath(exchange.path)}
              </h4>
              <CopyButton text={command} label="Copy as curl" />
            </div>
            <pre className="code wire px-3">{command}</pre>
          </div>
        );
      })}
    </Pane>
  );
}
