import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { ReactNode } from "react";
import { MeasuredErrors } from "./measured-errors.tsx";
import { SiteNav } from "../../ui/site-nav.tsx";
import { toLink } from "../../lib/lab-address.ts";
import { servers } from "./measured.ts";

/** The path of the tutorial that this lab reproduces, each claim beside the profile that shows it. */
export function TutorialPage() {
  const pageOrigin = toOrigin(readSettings().webPort);
  return (
    <main className="mx-auto max-w-4xl space-y-10 px-4 py-8">
      <header className="space-y-3">
        <SiteNav here="/tutorial" />
        <h1 className="text-3xl font-semibold">CORS, from the red line to the fix</h1>
        <p className="max-w-prose">
          A page at one origin calls an API at another, and the browser says no. This is the path of
          the tutorial “How To Fix CORS Issues In FastAPI?”, in our words, with Fastify beside
          FastAPI. Every claim leads to a place in the lab where you can watch it happen.
        </p>
      </header>

      <Chapter title="What CORS decides">
        <p>
          A browser keeps an answer from a script of another origin, unless the server gave
          permission. There are four permissions, and each is a header of the answer. The server
          only cache them; it is the browser that looks for them and acts. So no CORS error is
          caused by the code of your page, and none is mended there.
        </p>
        <dl>
          <Option name="origin" fastapi="allow_origins" shows="disabled">
            who may read the answer: scheme, host and port, exactly as the page has them
          </Option>
          <Option name="credentials" fastapi="allow_credentials" shows="credentials-not-allowed">
            whether a request may carry cookies
          </Option>
          <Option name="methods" fastapi="allow_methods" shows="missing-method">
            which methods may be used beyond GET, HEAD and POST
          </Option>
          <Option name="allowedHeaders" fastapi="allow_headers" shows="missing-header">
            which headers may be sent, such as Content-Type for JSON, or Authorization
          </Option>
        </dl>
        <p>
          For the last two the browser asks first, with an OPTIONS request: the preflight. It also
          asks first for JSON, because no form can send it.{" "}
          <See profile="missing-method" request="update">
            A preflight that says no
          </See>
          ,{" "}
          <See profile="disabled" request="create" text>
            a write that needs none, and happens although it is blocked
          </See>
          .
        </p>
      </Chapter>

      <Chapter title="Why it fails">
        <ol className="list-decimal space-y-2 pl-6">
          <li>
            <strong>No permission is defined.</strong> The plugin or the middleware is not there.{" "}
            <See profile="disabled">See it</See>
          </li>
          <li>
            <strong>The origin is another one.</strong> Another host, another port or another
            scheme; or it is not in the list. <See profile="origin-mismatch">A single origin</See>,{" "}
            <See profile="protocol-mismatch">http against https</See>,{" "}
            <See profile="origin-not-listed">a list</See>
          </li>
          <li>
            <strong>The method is not allowed.</strong>{" "}
            <See profile="missing-method" request="update">
              See it
            </See>
          </li>
          <li>
            <strong>A header is not allowed.</strong>{" "}
            <See profile="missing-header" token>
              See it
            </See>
          </li>
          <li>
            <strong>Cookies are not allowed,</strong> or they are, together with a wildcard.{" "}
            <See profile="credentials-not-allowed" cookies>
              Not allowed
            </See>
            ,{" "}
            <See profile="wildcard-plus-credentials" cookies>
              with a wildcard
            </See>
          </li>
        </ol>
      </Chapter>

      <Chapter title="The documented errors, measured">
        <p>
          Real servers were asked: {servers.fastify} by this lab’s own tests, {servers.fastapi} with
          the same options under its own names. What a browser makes of each answer is computed by
          the rules that the tests hold against real browsers. Each situation leads to the lab.
        </p>
        <MeasuredErrors />
        <p className="max-w-prose">
          FastAPI of the tutorial’s date, before Starlette 1.0, differs in one of them: with a star
          and cookies the preflight of a PUT was answered with the page’s own origin, the PUT was
          carried out, and only its answer was refused, with the sentence about the wildcard. A
          first sign-in failed in the same way, left its cookie behind, and the next call worked.
        </p>
      </Chapter>

      <Chapter title="Three notes">
        <ul className="list-disc space-y-2 pl-6">
          <li>
            “All methods, all headers” is <code>['*']</code> in FastAPI, which means a list of
            everything. In Fastify <code>'*'</code> is sent as it is, and with cookies a browser
            takes it for a name. So the <See profile="correct">correct profile</See> lists both.
          </li>
          <li>
            Never a wildcard together with cookies. Here the browser refuses it (
            <See profile="wildcard-plus-credentials" cookies>
              see it
            </See>
            ); since Starlette 1.0 FastAPI instead lets in every origin, and no error warns you.
          </li>
          <li>
            The header that people forget is Authorization, which carries the JSON Web Token of a
            signed-in person (
            <See profile="missing-header" token>
              see it
            </See>
            ).
          </li>
        </ul>
      </Chapter>

      <Chapter title="Questions">
        {/* The tutorial's own example; the lab lets in only names that nobody can register. */}
        <Question title="Why does https://www.example.com need no port?">
          443 is the default of https, and a browser leaves it out of the Origin header. An allowed
          origin with an explicit :443 is never equal to what the browser sends. The comparison is
          letter by letter: <Proof>cors-check.test.ts, “another port is a mismatch”</Proof>.
        </Question>
        <Question title="Are http and https two origins?">
          Yes, even with the same host and port. <See profile="protocol-mismatch">See it</See>
        </Question>
        <Question title="Does CORS matter while I develop?">
          Yes: another port is another origin, and this lab is nothing else than two ports.{" "}
          <See profile="disabled">See it</See>
        </Question>
        <Question title="Why does curl work?">
          Because CORS is a permission that browsers ask for on behalf of scripts. The server
          answers everybody:{" "}
          <Proof>side-effects.spec.ts, “a blocked plain-text POST has written its row”</Proof>.
        </Question>
        <Question title="Is 127.0.0.1 the same as localhost?">
          Not to a browser: it compares names and not addresses.{" "}
          <a className="text-accent underline" href={pageOrigin.replace("localhost", "127.0.0.1")}>
            Open the lab as 127.0.0.1
          </a>{" "}
          and even the correct profile refuses it.
        </Question>
      </Chapter>
    </main>
  );
}

function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="border-b border-rule pb-1 text-xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Option({
  name,
  fastapi,
  shows,
  children,
}: {
  name: string;
  fastapi: string;
  shows: string;
  children: ReactNode;
}) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-rule py-2 md:grid-cols-[5rem_12rem_minmax(0,1fr)_4rem]">
      <dt className="font-semibold">
        {{ origin: "Origins", credentials: "Cookies", methods: "Methods" }[name] ?? "Headers"}
      </dt>
      <dd className="wire">
        {name}, in FastAPI {fastapi}
      </dd>
      <dd>{children}</dd>
      <dd>
        <See profile={shows}>See it</See>
      </dd>
    </div>
  );
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-prose">
      <h3 className="font-semibold">{title}</h3>
      <p>{children}</p>
    </div>
  );
}

function See({
  profile,
  request,
  children,
  ...switches
}: {
  profile: string;
  request?: string;
  cookies?: boolean;
  token?: boolean;
  text?: boolean;
  children: ReactNode;
}) {
  const isPrepared = request !== undefined || Object.keys(switches).length > 0;
  return (
    <a
      className="text-accent underline"
      href={toLink(profile, switches, isPrepared ? (request ?? "read") : undefined)}
    >
      {children}
    </a>
  );
}

/** The test that shows a claim. A test of the end-to-end suite checks that it exists. */
function Proof({ children }: { children: string }) {
  return (
    <span>
      proved by <cite className="wire">{children}</cite>
    </span>
  );
}
