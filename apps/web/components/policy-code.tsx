import { fillIn, getProbe, type Profile, toFastApiCode, toFastifyCode } from "@blocked/profiles";
import { toWorkbenchLink } from "../workbench/address.ts";
import { fromProbe } from "../workbench/draft.ts";
import { Code } from "./code.tsx";
import { Tabs } from "./tabs.tsx";

/** The policy as code, with the page's origin filled in. */
export function PolicyCode({ profile, pageOrigin }: { profile: Profile; pageOrigin: string }) {
  const policy = toFastifyCode(fillIn(profile.policy, pageOrigin));
  const fastapi = fillIn(profile.fastapi, pageOrigin);
  return (
    <section aria-label="What the server is told">
      <Tabs
        label="What the server is told"
        tabs={[
          {
            title: "Fastify",
            content: <Code lines={policy} label="The configuration in Fastify" />,
          },
          {
            title: "FastAPI",
            content: (
              <>
                <Code lines={toFastApiCode(fastapi)} label="The configuration in FastAPI" />
                {fastapi.differs !== null && (
                  <p className="mt-2 text-sm text-soft">{fastapi.differs}</p>
                )}
              </>
            ),
          },
        ]}
      />
      <p className="pt-1 text-sm">
        <a
          className="text-accent hover:underline"
          href={toWorkbenchLink({
            policy: fillIn(profile.policy, pageOrigin),
            draft: fromProbe(getProbe(profile.shows.probe)),
          })}
        >
          Change it in the workbench
        </a>
      </p>
    </section>
  );
}
