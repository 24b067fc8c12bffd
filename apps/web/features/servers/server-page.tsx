import { cases, type MeasuredCase, type ServerRecording } from "@blocked/servers/measured";
import { Link } from "../../ui/link.tsx";
import { Page, Part } from "../../ui/page-frame.tsx";
import { Exchange, Heads } from "./exchange.tsx";

/** One server with every case that it was asked to serve. */
export function ServerPage({ recording }: { recording: ServerRecording }) {
  const { title, versions, system, recordedOn, chromium } = recording;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return (
    <Page
      title={title}
      intro={`${names.join(", ")}, on ${system}, recorded on ${recordedOn}${chromium === null ? "" : `, with Chromium ${chromium} beside it`}.`}
    >
      <p>
        <Link href="/servers">Every server</Link>
      </p>
      {recording.cases.map((one) => (
        <CasePart key={one.id} measured={one} />
      ))}
    </Page>
  );
}

function CasePart({ measured }: { measured: MeasuredCase }) {
  const { title, policy } = cases[measured.id];
  return (
    <Part title={title} id={measured.id}>
      <p className="text-sm text-soft">{policy}</p>
      {"refusal" in measured ? (
        <>
          <p>The server does not start with this policy:</p>
          <p className="wire">{measured.refusal}</p>
        </>
      ) : (
        <div>
          {measured.requests.map((one) => (
            <Exchange key={one.request} caseId={measured.id} measured={one} />
          ))}
          <details className="servers-exchange">
            <summary>
              <span className="font-medium">OPTIONS without CORS headers</span>
              <strong className="font-semibold">{measured.plainOptions.response?.status}</strong>
            </summary>
            <Heads exchange={measured.plainOptions} />
          </details>
        </div>
      )}
    </Part>
  );
}
