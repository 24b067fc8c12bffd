import type { TakeHome } from "@blocked/profiles";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";

/** The whole file for each server. */
export function ConfigurationFiles({ files }: { files: readonly TakeHome[] }) {
  return (
    <section aria-label="The file to copy" className="min-w-0">
      <Tabs
        label="Server"
        tabs={files.map(({ server, file, install, text }) => ({
          title: server,
          action: (
            <CopyButton key={server} text={text} label="Copy" more={`the file for ${server}`} />
          ),
          content: (
            <div className="space-y-2">
              <p className="text-sm text-soft">
                <code className="wire">{file}</code>
                {install !== null && (
                  <>
                    , after <code className="wire">{install}</code>
                  </>
                )}
              </p>
              <pre className="code wire" aria-label={`The file for ${server}`}>
                <span className="code-line">{text}</span>
              </pre>
              <p className="text-sm text-soft">{tried[server] ?? run}</p>
            </div>
          ),
        }))}
      />
    </section>
  );
}

const run =
  "The tests run such a file, and send it every request of the lab: all get through from an origin that is listed, and none from another.";

const tried: Partial<Record<string, string>> = {
  FastAPI: "Tried by hand with FastAPI 0.142; the tests do not run this one.",
  nginx: "Tried with nginx 1.22; the tests run this one only where they are told of an nginx.",
};
