import {
  type CodeLine,
  fillIn,
  type Profile,
  toExpressCode,
  toFastApiCode,
  toHonoCode,
  toNginxCode,
} from "@blocked/profiles";

/** A profile's configuration for another server than Fastify; without lines the note says why there is none. */
export type OtherServer = { name: string; lines: CodeLine[] | null; note: string | null };

/** Those for which the profile says something; none for most set-ups. */
export function toOtherServers(profile: Profile, pageOrigin: string): OtherServer[] {
  const { fastapi, policy } = fillIn(
    { fastapi: profile.fastapi, policy: profile.policy },
    pageOrigin,
  );
  const python: OtherServer[] =
    fastapi === null
      ? []
      : [{ name: "FastAPI", lines: toFastApiCode(fastapi), note: fastapi.differs }];
  if (policy.kind === "setup") return python;
  const [express, hono] = [toExpressCode(policy), toHonoCode(policy)];
  const nginx = toNginxCode(policy);
  return [
    ...python,
    {
      name: "Express",
      lines: express.lines,
      note: express.lines === null ? express.reason : (express.differs?.sentence ?? null),
    },
    {
      name: "Hono",
      lines: hono.lines,
      note: hono.lines === null ? hono.reason : (hono.differs?.sentence ?? null),
    },
    { name: "nginx", lines: nginx.lines, note: nginx.lines === null ? nginx.reason : nginx.note },
  ];
}
