import { apiIds, toApiName } from "../../../lib/apis.ts";
import { ApiDown } from "../../../runner/result/api-down.tsx";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Button } from "../../../ui/button.tsx";

/** Says how to start FastAPI, which the link names and nobody started. */
export function FastapiMissing() {
  if (!useLab().state.isFastapiMissing) return null;
  return (
    <p role="note" className="border-l-4 border-rule bg-sunk px-3 py-2">
      This link is for FastAPI, which is not running: start it by{" "}
      <code className="wire">pnpm dev --fastapi</code>. Fastify gets the requests instead.
    </p>
  );
}

/** Names each server that does not respond. */
export function ApisDown() {
  const { lab, state } = useLab();
  const { apis, connections } = state;
  return apiIds
    .filter((id) => connections[id] === "down")
    .map((id) => (
      <ApiDown
        key={id}
        api={apis.fastapi === null ? null : toApiName(id)}
        onRetry={() => void lab.start()}
      />
    ));
}

/** Says why FastAPI has no such profile, and offers Fastify. */
export function Refused({ reason }: { reason: string }) {
  const { lab } = useLab();
  return (
    <section aria-labelledby="prepared" className="blocks">
      <h2 id="prepared" className="text-[16px] leading-6 font-semibold">
        FastAPI does not have this profile
      </h2>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <p className="max-w-[68ch]">{reason}</p>
        <Button onClick={() => void lab.choose("fastify")}>Switch to Fastify</Button>
      </div>
    </section>
  );
}
