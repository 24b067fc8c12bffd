import { type Needs, servers, toOptions } from "@blocked/servers";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";

/** The whole file for each server. */
export function ConfigurationFiles({ needs }: { needs: Needs }) {
  const options = toOptions(needs);
  return (
    <section aria-label="The file to copy" className="min-w-0">
      <Tabs
        label="Server"
        tabs={servers.map(({ name, file, verifiedBy }) => ({
          title: name,
          action: (
            <CopyButton
              key={name}
              text={file.toText(options)}
              label="Copy"
              more={`the file for ${name}`}
            />
          ),
          content: (
            <div className="space-y-2">
              <p className="text-sm text-soft">
                <code className="wire">{file.name}</code>
                {file.install !== null && (
                  <>
                    , after <code className="wire">{file.install}</code>
                  </>
                )}
              </p>
              <pre className="code wire" aria-label={`The file for ${name}`}>
                <span className="code-line">{file.toText(options)}</span>
              </pre>
              <p className="text-sm text-soft">{verifiedBy ?? run}</p>
            </div>
          ),
        }))}
      />
    </section>
  );
}

const run =
  "The tests run such a file, and send it every request of the lab: all get through from an origin that is listed, and none from another.";
