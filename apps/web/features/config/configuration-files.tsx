import { type Needs, type Server, serversById, toOptions, toOriginTrap } from "@blocked/servers";
import { download } from "../../lib/download.ts";
import type { StackId } from "../../lib/stack.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/code/copy-button.tsx";
import { PlainCode } from "../../ui/code/plain-code.tsx";
import { StackChoice } from "../../ui/code/stack-choice.tsx";

const run = "The tests run such a file and send it every request of the lab:";
const listed = `${run} a listed origin may read every response, and no other origin may.`;
const everybody = `${run} every website may read the responses, and none to a request with cookies.`;

/** The whole file for each server; the chosen one is open. */
export function ConfigurationFiles({ needs }: { needs: Needs }) {
  const options = toOptions(needs);
  const snippets = (Object.entries(serversById) as [StackId, Server][]).map(([stack, server]) => ({
    stack,
    content: (
      <File
        server={server}
        // JSON has no comments.
        trap={server.file.name.endsWith(".json") ? toOriginTrap(options) : null}
        text={server.file.toText(options)}
        proof={server.verifiedBy ?? (options.origin === "*" ? everybody : listed)}
      />
    ),
  }));
  return (
    <section aria-label="The file to copy" className="min-w-0 lg:sticky lg:top-20">
      <StackChoice label="Server" snippets={snippets} />
    </section>
  );
}

type FileProps = {
  server: Server;
  text: string;
  /** What the file itself cannot say. */
  trap: string | null;
  /** Who has run such a file. */
  proof: string;
};

function File({ server: { name, file, note }, text, trap, proof }: FileProps) {
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="wire font-semibold">{file.name}</h2>
        <span className="ml-auto flex items-center gap-4">
          <Button
            className="min-h-6 text-sm text-accent hover:underline"
            onClick={() => download(file.name, text)}
          >
            Download file<span className="sr-only"> for {name}</span>
          </Button>
          <CopyButton text={text} isMain label="Copy" more={`the file for ${name}`} />
        </span>
      </div>
      <PlainCode text={text} label={`The file for ${name}`} hasCopy={false} />
      {file.install !== null && (
        <p className="text-sm">
          Install first: <code className="wire">{file.install}</code>
        </p>
      )}
      <div className="max-w-text space-y-2 text-sm text-soft">
        {trap !== null && <p>{trap}</p>}
        {note !== undefined && <p>{note}</p>}
        <p>{proof}</p>
      </div>
    </div>
  );
}
