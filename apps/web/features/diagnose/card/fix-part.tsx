import { type Server, serversById, toExcerpt, toOptions } from "@blocked/servers";
import { toNeedsLink } from "../../../lib/address/needs-address.ts";
import type { StackId } from "../../../lib/stack.ts";
import { CopyButton } from "../../../ui/code/copy-button.tsx";
import { PlainCode } from "../../../ui/code/plain-code.tsx";
import { Link } from "../../../ui/link.tsx";
import { StackTabs } from "../../../ui/code/stack-tabs.tsx";
import type { Fix } from "@blocked/diagnosis";

const run =
  "The tests run this server’s configuration, send it such a request, and see it allowed for the listed origin and for no other.";

/** The configuration for the reader's own request, in the chosen stack. */
export function FixPart({ fix }: { fix: Fix }) {
  if (!fix.isSecond) return <Configuration fix={fix} />;
  return (
    <details>
      <summary className="text-accent">
        Show a configuration, in case the server allows no other origin yet
      </summary>
      <div className="pt-3">
        <Configuration fix={fix} />
      </div>
    </details>
  );
}

function Configuration({ fix: { needs, assumes } }: { fix: Fix }) {
  const options = toOptions(needs);
  const snippets = (Object.entries(serversById) as [StackId, Server][]).map(([stack, server]) => {
    const text = toExcerpt(server, options);
    return {
      stack,
      action: (
        <CopyButton
          key={stack}
          text={text}
          label="Copy"
          more={`configuration for ${server.name}`}
        />
      ),
      content: (
        <div className="space-y-2">
          <PlainCode text={text} label={`Configuration for ${server.name}`} hasCopy={false} />
          <p className="max-w-text text-sm text-soft">
            {server.file.install !== null && (
              <>
                Install first: <code className="wire">{server.file.install}</code>.{" "}
              </>
            )}
            {server.verifiedBy ?? run}
          </p>
        </div>
      ),
    };
  });
  return (
    <section aria-label="Configuration" className="space-y-3">
      <h3 className="font-semibold">Configuration that allows it</h3>
      <StackTabs label="Server" snippets={snippets} />
      <div className="space-y-1 text-sm">
        <p>Assumptions:</p>
        <ul className="list-disc pl-6">
          {assumes.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <Link href={toNeedsLink(needs)}>Change it, or copy a whole file</Link>
        </p>
      </div>
    </section>
  );
}
