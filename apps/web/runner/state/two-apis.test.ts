import type { TraceRecord } from "@blocked/api-client";
import { expect, test } from "vitest";
import { type ApiId, apiIds } from "../../lib/apis.ts";
import { createLab, type Lab } from "./lab.ts";
import { noRows, type Rows } from "./state.ts";

const origins: Record<ApiId, string> = {
  fastify: "http://localhost:4000",
  fastapi: "http://localhost:8000",
};
const rows = (...ids: number[]): Rows => ({
  ...noRows,
  items: ids.map((id) => ({
    id,
    name: `Item ${id}`,
    description: null,
    price: 1,
    createdAt: "",
    updatedAt: "",
  })),
});

/** Two servers that allow everything, and list what they were asked. */
function start({ isFastapiDown = false, predicts = false } = {}) {
  const asked: string[] = [];
  const record: TraceRecord = { exchanges: [] };
  const known = {
    fastify: { rows: rows(9, 3, 1), session: null },
    fastapi: { rows: rows(3, 2, 1), session: null },
  };
  const lab = createLab(
    {
      profileId: "disabled",
      apis: {
        fastify: { origin: origins.fastify, predicts: true },
        fastapi: { origin: origins.fastapi, predicts },
      },
      known,
    },
    {
      origin: "http://localhost:3000",
      findApi: async (server) => origins[server],
      fetch: async (url, init) => {
        const { origin, pathname, port } = new URL(url);
        if (isFastapiDown && origin === origins.fastapi) throw new TypeError("Failed to fetch");
        asked.push(`${init?.method ?? "GET"} ${port}${pathname.replace(/[/]witness[/].*/, "")}`);
        if (pathname === "/witness") return Response.json({ key: "0123456789abcdef" });
        if (pathname.endsWith("/session")) {
          return Response.json({ token: `token-of-${port}`, username: "demo" });
        }
        const { items } = port === "4000" ? known.fastify.rows : known.fastapi.rows;
        return Response.json({ ...record, items, total: items.length, offset: 0 });
      },
      attacker: {
        findOrigin: async () => "http://localhost:3001",
        send: async ({ api }) => {
          asked.push(`attacker ${new URL(api).port}`);
          return { error: "TypeError: Failed to fetch" };
        },
        close: () => {},
      },
    },
  );
  return { lab, asked, into: (port: string) => asked.filter((one) => one.includes(`${port}/p/`)) };
}

const toEntries = (lab: Lab) =>
  lab.getState().history.flatMap((entry) => ("results" in entry ? [] : [entry]));

test("lab with FastAPI › the server is chosen › the same request waits for it, and nothing is sent", async () => {
  const { lab, asked, into } = start();
  await lab.open("missing-method");
  const { plan: before } = lab.getState();
  await lab.choose("fastapi");
  const { plan, server } = lab.getState();
  expect(server).toBe("fastapi");
  // Row 9 is on Fastify only, so neither gets it.
  expect([before?.title, plan?.title]).toEqual(["PUT /items/3", "PUT /items/3"]);
  expect(plan?.request.url).toBe("http://localhost:8000/p/missing-method/items/3");
  expect([...into("4000"), ...into("8000")]).toEqual([]);
  // A browser would print an error for the route that is not there.
  expect(asked).not.toContain("GET 8000/prediction");
  expect([before?.predicted === null, plan?.predicted]).toEqual([false, null]);
});

test("lab with FastAPI that predicts › the server is chosen › its own prediction", async () => {
  const { lab, asked } = start({ predicts: true });
  await lab.choose("fastapi");
  expect(asked).toContain("GET 8000/prediction");
  expect(lab.getState().plan?.predicted).not.toBe(null);
});

test("lab with FastAPI › a request is sent, and another profile opened › both go to the chosen server", async () => {
  const { lab, asked, into } = start();
  await lab.choose("fastapi");
  await lab.sendPlan();
  await lab.open("missing-method");
  await lab.sendPlan();
  expect(into("8000").slice(0, 2)).toEqual([
    "GET 8000/p/disabled/items",
    "PUT 8000/p/missing-method/items/3",
  ]);
  expect(into("4000")).toEqual([]);
  expect(asked.filter((one) => one.endsWith("/witness"))).toContain("POST 8000/witness");
  expect(toEntries(lab).map(({ server }) => server)).toEqual(["fastapi", "fastapi", "fastapi"]);
});

test("lab with FastAPI › a profile that it does not have › no request is prepared there", async () => {
  const { lab } = start({ predicts: true });
  await lab.choose("fastapi");
  await lab.open("raw-answer");
  expect(lab.getState().plan).toBe(null);
  await lab.choose("fastify");
  expect(lab.getState().plan?.request.url).toMatch(
    /^http:[/][/]localhost:4000[/]p[/]raw-answer[/]/,
  );
});

test("Send to both › a write › each server gets it and its rows are read, and both results are shown at once", async () => {
  const { lab, into } = start();
  await lab.open("missing-method");
  await lab.sendPlanToBoth();
  for (const port of ["4000", "8000"]) {
    expect(into(port)).toEqual([
      `PUT ${port}/p/missing-method/items/3`,
      `GET ${port}/p/missing-method/items`,
    ]);
  }
  const { server, shown } = lab.getState();
  expect([shown?.beside?.server, shown?.server, server]).toEqual([...apiIds, "fastify"]);
  expect(shown?.beside?.title).toBe(shown?.title);
});

test("Send to both › FastAPI does not respond › Fastify's result alone, and the state says who is down", async () => {
  const { lab } = start({ isFastapiDown: true });
  await lab.open("missing-method");
  await lab.sendPlanToBoth();
  const { connections, shown } = lab.getState();
  expect([shown?.server, shown?.beside]).toEqual(["fastify", null]);
  expect(connections).toEqual({ fastify: "ready", fastapi: "down" });
});

test("history › an entry of the other server is reopened › its server is chosen again, and the pair is shown", async () => {
  const { lab } = start();
  await lab.open("missing-header");
  await lab.sendPlanToBoth();
  await lab.choose("fastapi");
  await lab.sendPlan();
  const [alone, second, first] = toEntries(lab);
  if (alone === undefined || first === undefined) throw new Error("Less was sent.");
  lab.reopen(first);
  expect(lab.getState()).toMatchObject({ server: "fastify", shown: { id: second?.id } });
  lab.showAlone(first);
  expect(lab.getState().shown).toMatchObject({ id: first.id, beside: null });
  lab.reopen(alone);
  expect(lab.getState()).toMatchObject({ server: "fastapi", shown: { id: alone.id } });
});

test("sessions › signed in on both servers › a token for each, and the cookie of the last", async () => {
  const { lab } = start();
  lab.switch({ cookies: true });
  await lab.send({ kind: "sign-in" });
  expect(lab.getState().known.fastify.session?.hasCookie).toBe(true);
  await lab.choose("fastapi");
  lab.switch({ cookies: true });
  await lab.send({ kind: "sign-in" });
  const { fastify, fastapi } = lab.getState().known;
  expect([fastify.session, fastapi.session]).toMatchObject([
    { token: "token-of-4000", hasCookie: false },
    { token: "token-of-8000", hasCookie: true },
  ]);
});

test("another website › sends to both › signs in on each, and each gets its request", async () => {
  const { lab, asked } = start();
  await lab.open("reflected-origin");
  await lab.sendPlanToBoth();
  expect(asked.filter((one) => one.startsWith("attacker"))).toEqual([
    "attacker 4000",
    "attacker 8000",
  ]);
  expect(asked).toContain("POST 4000/p/correct/session");
  expect(asked).toContain("POST 8000/p/correct/session");
});
