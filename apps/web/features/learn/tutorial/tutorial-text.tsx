import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { ReactNode } from "react";
import { type Switches, toLink } from "../../../lib/address/lab-address.ts";
import { Link } from "../../../ui/link.tsx";
import { MeasuredErrors } from "./measured-errors.tsx";
import { recordedOn, versions } from "./measured.ts";

/** A well-known tutorial, retold. Each claim links to the profile that shows it. */
export function TutorialText() {
  const pageOrigin = toOrigin(readSettings().webPort);
  return (
    <section aria-labelledby="tutorial" className="space-y-8">
      <header className="max-w-[68ch] space-y-3">
        <h2 id="tutorial" className="scroll-mt-20 text-[28px] leading-9 font-semibold">
          The tutorial, retold
        </h2>
        <p>
          This text follows the tutorial “How To Fix CORS Issues In FastAPI?” in our words, with
          Fastify beside FastAPI. Every claim links to the place in the lab where you can see it
          happen.
        </p>
      </header>
      <Part title="What CORS decides">
        <p className="max-w-[68ch]">
          A browser hides a cross-origin response from script unless the server allows the page to
          read it. There are four permissions; each is a response header. The server only sends the
          headers: the browser checks them. So the code of your page causes no CORS error, and
          cannot fix one.
        </p>
        <Permissions />
        <p className="max-w-[68ch]">
          Before a request that needs one of the last two, the browser sends a preflight: an OPTIONS
          request. JSON needs a preflight too, because no form can send it.{" "}
          <See profile="missing-method" request="update">
            See a preflight that does not allow the method
          </See>
          ,{" "}
          <See profile="disabled" request="create" text>
            see a write without a preflight, which happens although it is blocked
          </See>
          .
        </p>
      </Part>

      <Part title="Why it fails">
        <ol className="list-decimal space-y-2 pl-6">
          <li>
            <strong>There are no CORS headers.</strong> The plugin or the middleware is missing.{" "}
            <See profile="disabled">See a server without CORS</See>
          </li>
          <li>
            <strong>The origin is wrong.</strong> Host, port or scheme differ, or the origin is not
            in the list. <See profile="origin-mismatch">See a single origin</See>,{" "}
            <See profile="protocol-mismatch">http against https</See>,{" "}
            <See profile="origin-not-listed">a list</See>
          </li>
          <li>
            <strong>The method is not allowed.</strong>{" "}
            <See profile="missing-method" request="update">
              See a PUT that is not allowed
            </See>
          </li>
          <li>
            <strong>A request header is not allowed.</strong>{" "}
            <See profile="missing-header" token>
              See Authorization not allowed
            </See>
          </li>
          <li>
            <strong>Cookies are not allowed,</strong> or they are allowed together with a wildcard.{" "}
            <See profile="credentials-not-allowed" cookies>
              See them not allowed
            </See>
            ,{" "}
            <See profile="wildcard-plus-credentials" cookies>
              with a wildcard
            </See>
          </li>
        </ol>
      </Part>

      <Part title="The documented errors, measured">
        <p className="max-w-[68ch]">
          Real browsers sent these requests to real servers on {recordedOn}: {versions.today},{" "}
          {versions.article} (February 2026, the tutorial’s date) and {versions.fastify}. All three
          have the same options, each under its own names.
        </p>
        <details>
          <summary className="text-accent">Show the seven errors</summary>
          <div className="space-y-3 pt-3">
            <MeasuredErrors />
            <p className="max-w-prose">
              A wildcard with cookies is blocked only before the first sign-in, and only in FastAPI
              before Starlette 1.0. A write is carried out even then: the preflight response names
              the page’s own origin, so the browser sends the PUT and blocks its response. Once a
              cookie is sent, FastAPI answers every website with its own origin. Today’s FastAPI
              always does.
            </p>
          </div>
        </details>
      </Part>

      <Part title="Three notes">
        <ul className="max-w-[68ch] list-disc space-y-2 pl-6">
          <li>
            “All methods, all headers” is <code>['*']</code> in FastAPI, which sends a list of
            everything. Fastify sends <code>'*'</code> as it is, and with cookies a browser reads it
            as a name. So the <See profile="correct">correct profile</See> lists both.
          </li>
          <li>
            Never use a wildcard with cookies. Here the browser blocks it (
            <See profile="wildcard-plus-credentials" cookies>
              see it blocked
            </See>
            ). Since Starlette 1.0 FastAPI allows every origin instead, and no error warns you.
          </li>
          <li>
            The header that people forget is Authorization. It carries the JSON Web Token of a
            signed-in user (
            <See profile="missing-header" token>
              see a token blocked
            </See>
            ).
          </li>
        </ul>
      </Part>

      <Part title="Questions">
        <Question title="Why does https://www.example.com need no port?">
          443 is the default port of https, and a browser leaves it out of the Origin header. An
          allowed origin with :443 never matches what the browser sends: the comparison is letter by
          letter.
        </Question>
        <Question title="Are http and https two origins?">
          Yes, even with the same host and port.{" "}
          <See profile="protocol-mismatch">See http against https</See>
        </Question>
        <Question title="Does CORS matter in development?">
          Yes. Another port is another origin, and this lab is just two ports.{" "}
          <See profile="disabled">See two ports without CORS</See>
        </Question>
        <Question title="Why does curl work?">
          CORS is a check that browsers make before script may read a response; curl makes none. The
          server responds to everybody.{" "}
          <See profile="disabled" request="create" text>
            See a blocked request write its row
          </See>
        </Question>
        <Question title="Is 127.0.0.1 the same as localhost?">
          Not to a browser: it compares names, not addresses.{" "}
          <Link href={pageOrigin.replace("localhost", "127.0.0.1")}>Open the lab as 127.0.0.1</Link>
          , and even the correct profile blocks it.
        </Question>
      </Part>
    </section>
  );
}

const permissions = [
  {
    title: "Origins",
    options: "origin, in FastAPI allow_origins",
    meaning: "who may read the response: scheme, host and port, exactly as the page has them",
    profile: "disabled",
    link: "See no origin allowed",
  },
  {
    title: "Cookies",
    options: "credentials, in FastAPI allow_credentials",
    meaning: "whether a request may send cookies",
    profile: "credentials-not-allowed",
    link: "See cookies not allowed",
  },
  {
    title: "Methods",
    options: "methods, in FastAPI allow_methods",
    meaning: "which methods may be used besides GET, HEAD and POST",
    profile: "missing-method",
    link: "See a method missing",
  },
  {
    title: "Headers",
    options: "allowedHeaders, in FastAPI allow_headers",
    meaning: "which request headers may be sent, such as Content-Type for JSON, or Authorization",
    profile: "missing-header",
    link: "See a header missing",
  },
];

/** A part of the text; its title is the target of a link. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h3 id={id} className="scroll-mt-20 text-[20px] leading-7 font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}

function Permissions() {
  return (
    <dl>
      {permissions.map(({ title, options, meaning, profile, link }) => (
        <div
          key={title}
          className="grid gap-x-6 gap-y-1 border-b border-rule py-2 md:grid-cols-[5rem_12rem_minmax(0,1fr)_12rem]"
        >
          <dt className="font-semibold">{title}</dt>
          <dd className="wire">{options}</dd>
          <dd>{meaning}</dd>
          <dd>
            <See profile={profile}>{link}</See>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-prose">
      <h4 className="font-semibold">{title}</h4>
      <p>{children}</p>
    </div>
  );
}

type SeeProps = Partial<Switches> & { profile: string; request?: string; children: ReactNode };

function See({ profile, request, children, ...switches }: SeeProps) {
  const isPrepared = request !== undefined || Object.keys(switches).length > 0;
  return (
    <Link href={toLink(profile, switches, isPrepared ? (request ?? "read") : undefined)}>
      {children}
    </Link>
  );
}
