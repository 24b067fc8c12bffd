import type { TraceRecord } from "@blocked/api-client";
import { findProfile } from "@blocked/profiles";
import { expect, test } from "vitest";
import { createLab } from "./lab.ts";

/** An API that answers predictions and the witness, and lists what it was asked. */
function start(profileId: string) {
  const asked: string[] = [];
  let closed = 0;
  const record: TraceRecord = { exchanges: [] };
  const lab = createLab(
    { profileId, switches: { cookies: true, token: true, text: true } },
    {
      origin: "http://localhost:3000",
      findApi: async () => "http://localhost:4000",
      fetch: async (url) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        if (pathname === "/witness") return Response.json({ key: "0123456789abcdef" });
        const session = { token: "a-token", username: "demo" };
        return Response.json(pathname.endsWith("/session") ? session : record);
      },
      attacker: {
        findOrigin: async () => "http://localhost:3001",
        send: async () => ({ error: "TypeError: Failed to fetch" }),
        close: () => (closed += 1),
      },
    },
  );
  return { lab, asked, countClosed: () => closed };
}

test("lab › a profile is opened › prepares its own request, closes the frame and sends nothing", async () => {
  const { lab, asked, countClosed } = start("disabled");
  await lab.open("missing-header");
  const { plan, profileId, switches } = lab.getState();
  expect(profileId).toBe("missing-header");
  expect(switches).toEqual({ cookies: false, token: true, text: false });
  expect(plan?.title).toBe("GET /items with the token");
  expect(plan?.predicted).not.toBe(null);
  expect(countClosed()).toBe(1);
  expect(asked).toEqual(["/witness", "/prediction"]);
});

test("lab › two profiles are opened at once › the later one stays", async () => {
  const { lab } = start("disabled");
  await Promise.all([lab.open("missing-header"), lab.open("missing-method")]);
  expect(lab.getState().profileId).toBe("missing-method");
  expect(lab.getState().plan?.request.method).toBe("PUT");
});

test("lab › a scenario is opened › no request is prepared, and every switch is off", async () => {
  const { lab } = start("disabled");
  await lab.open("header-not-exposed");
  const { plan, switches } = lab.getState();
  expect([plan, switches]).toEqual([null, { cookies: false, token: false, text: false }]);
});

test("lab › a fix is applied › its profile stays open, and the failure can be shown again", async () => {
  const { lab } = start("disabled");
  await lab.open("missing-method");
  await lab.sendPlan();
  const failure = lab.getState().shown;
  if (failure === null) throw new Error("Nothing was sent.");
  await lab.fix(failure);
  const { profileId, shown } = lab.getState();
  expect([profileId, shown?.profileId, shown?.before]).toEqual([
    "missing-method",
    "correct",
    failure,
  ]);
  lab.reopen(failure);
  expect(lab.getState()).toMatchObject({ profileId: "missing-method", shown: failure });
});

test("session › signed in without the cookie › Who am I? carries the token", async () => {
  const { lab } = start("correct");
  await lab.open("disabled");
  await lab.send({ kind: "sign-in" });
  await lab.send({ kind: "who-am-i" });
  const { shown } = lab.getState();
  expect(shown?.title).toBe("GET /session with the token");
  expect(shown?.result.request.headers).toEqual([["Authorization", "Bearer a-token"]]);
});

test("lab › another profile is opened while steps are played › the late steps are not shown", async () => {
  const { lab } = start("header-not-exposed");
  const profile = findProfile("header-not-exposed");
  if (profile === undefined) throw new Error("There is no such profile.");
  await lab.open(profile.id);
  const playing = lab.play(profile);
  await lab.open("missing-method");
  await playing;
  expect(lab.getState()).toMatchObject({ profileId: "missing-method", scenario: null });
});
