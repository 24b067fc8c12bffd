import { useState } from "react";
import { bareGet } from "../../lib/composition/draft.ts";
import { useLatest } from "../../lib/store.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Column, Computed } from "./outcome.tsx";
import { type Pasted, toVerdict } from "./pasted.ts";
import { RequestForm } from "./request-form.tsx";

/** Judges pasted responses of any server. Nothing is fetched, and nothing leaves the page. */
export function PasteForm({ pageOrigin }: { pageOrigin: string }) {
  const [pasted, setPasted] = useState<Pasted>({
    url: "https://api.example.com/items",
    origin: pageOrigin,
    preflight: "",
    response: "",
    draft: bareGet,
  });
  const verdict = useLatest(pasted, toVerdict, "");
  const change = (part: Partial<Pasted>) => setPasted({ ...pasted, ...part });
  const field = (name: "preflight" | "response" | "origin" | "url") => ({
    value: pasted[name],
    onChange: (value: string) => change({ [name]: value }),
  });
  return (
    <div className="form-and-result">
      <div className="space-y-8">
        <Column title="Server responses">
          <p className="text-sm text-soft">
            From <code className="wire">curl -i</code> or the Network panel. Nothing is fetched, and
            nothing leaves this page.
          </p>
          <TextField
            label="response to the preflight, if there was one"
            rows={7}
            placeholder={"HTTP/2 204\naccess-control-allow-origin: …"}
            {...field("preflight")}
          />
          <TextField
            label="response to the request; several after redirects"
            rows={7}
            placeholder={"HTTP/2 200\ncontent-type: application/json"}
            {...field("response")}
          />
        </Column>
        <Column title="Request of your page">
          <TextField label="origin of your page" {...field("origin")} />
          <TextField label="URL of the request" {...field("url")} />
          <RequestForm draft={pasted.draft} onChange={(draft) => change({ draft })} />
        </Column>
      </div>
      <Column title="Result">
        {typeof verdict === "string" ? (
          <div aria-live="polite">
            <EmptyState title={verdict} />
          </div>
        ) : (
          <Computed
            label="Request diagram of your page"
            judged={verdict}
            basis="what you pasted"
            saw="The pasted responses"
            isPasted
          />
        )}
      </Column>
    </div>
  );
}
