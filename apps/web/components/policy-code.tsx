import { fillIn, getProbe, getShown, type Profile, toFastApiCode } from "@blocked/profiles";
import { toLink } from "../lab/address.ts";
import { toWorkbenchLink } from "../workbench/address.ts";
import { fromProbe } from "../workbench/draft.ts";
import { Code } from "./code.tsx";
import { useServerCode } from "./setup-texts.tsx";
import { Tabs } from "./tabs.tsx";

/** The policy as code, with the page's origin filled in. */
export function PolicyCode({ profile, pageOrigin }: { profile: Profile; pageOrigin: string }) {
  const toServerCode = useServerCode(pageOrigin);
  const fastapi = fillIn(profile.fastapi, pageOrigin);
  return (
    <section aria-label="What the server is told">
      <Tabs
        label="What the server is told"
        tabs={[
          {
            title: "Fastify",
            content: <Code lines={toServerCode(profile)} label="The configuration in Fastify" />,
          },
          ...(fastapi === null
            ? []
            : [
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
              ]),
        ]}
      />
      {profile.policy.kind === "setup" ? (
        <p className="pt-1 text-sm text-soft">
          <code className="wire">correct</code> are the options of{" "}
          <a className="text-accent underline" href={toLink("correct")}>
            Correct
          </a>
          .
        </p>
      ) : (
        <p className="pt-1 text-sm">
          <a
            className="text-accent hover:underline"
            href={toWorkbenchLink({
              policy: fillIn(profile.policy, pageOrigin),
              draft: fromProbe(getShown(profile)?.probe ?? getProbe("read")),
            })}
          >
            Change it in the workbench
          </a>
        </p>
      )}
    </section>
  );
}
