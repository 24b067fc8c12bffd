import { fillIn, type Profile, toFastApiCode, toFastifyCode } from "@blocked/profiles";

/** The policy as code worth copying, with the page's origin filled in. */
export function PolicyCode({ profile, pageOrigin }: { profile: Profile; pageOrigin: string }) {
  const policy = fillIn(profile.policy, pageOrigin);
  const fastapi = fillIn(profile.fastapi, pageOrigin);
  return (
    <section aria-labelledby="policy" className="pane space-y-2">
      <h2 id="policy" className="eyebrow">
        What the server is told
      </h2>
      <pre className="wire rounded-md bg-sunk p-3">{toFastifyCode(policy)}</pre>
      <details>
        <summary className="text-sm text-accent">The same in FastAPI</summary>
        <pre className="wire mt-2 rounded-md bg-sunk p-3">{toFastApiCode(fastapi)}</pre>
        <p className="mt-2 text-sm text-soft">
          {fastapi.differs ??
            "FastAPI answers in the same way, and Chromium prints the same sentence."}
        </p>
      </details>
    </section>
  );
}
