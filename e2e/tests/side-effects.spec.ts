import { createBrowserClients } from "../support/browser-client.ts";
import { expect, test } from "../support/fixtures.ts";
import { readExchanges, summarise } from "../support/witness.ts";

// A blocked request may have been executed: the table shows it, read through the correct profile.

test("side effects › a blocked plain-text POST has written its row", async ({ page, observed }) => {
  const { create, correct } = await createBrowserClients(page);
  const name = `written although blocked ${test.info().testId}`.slice(0, 100);
  const result = await create("disabled").create({ name, price: 1 }, { asText: true });
  expect(result).toHaveProperty("unreadable");
  const exchanges = await readExchanges(result.request.url);
  expect(summarise(exchanges)).toEqual(["POST 201"]);
  expect(exchanges[0]).toMatchObject({ handlerRan: true, rowsWritten: 1 });

  const list = await correct.list({ limit: 100 });
  if (!("data" in list)) throw new Error("The list cannot be read.");
  const row = list.data.items.find((item) => item.name === name);
  expect(row).toBeDefined();
  await correct.remove(row?.id ?? 0);
  await expect.poll(observed.countErrors).toBe(2);
  observed.takeErrors();
});

test("side effects › a PUT blocked by its preflight has changed nothing", async ({
  page,
  observed,
}) => {
  const { create, correct } = await createBrowserClients(page);
  const name = `unchanged ${test.info().testId}`.slice(0, 100);
  const made = await correct.create({ name, price: 1 });
  if (!("data" in made)) throw new Error("No row was created.");
  const { id } = made.data;

  const result = await create("missing-method").update(id, { name, price: 2 });
  expect(result).toHaveProperty("unreadable");
  const exchanges = await readExchanges(result.request.url);
  expect(summarise(exchanges)).toEqual(["OPTIONS 204"]);
  expect(exchanges[0]).toMatchObject({ handlerRan: false, rowsWritten: 0 });
  expect(await correct.get(id)).toMatchObject({ data: { price: 1 } });

  // The control: the same PUT through the correct profile does change it.
  await correct.update(id, { name, price: 2 });
  expect(await correct.get(id)).toMatchObject({ data: { price: 2 } });
  await correct.remove(id);
  await expect.poll(observed.countErrors).toBe(2);
  observed.takeErrors();
});

test("preflights › two equal PUTs › one each, because the trace makes every URL new", async ({
  page,
}) => {
  const { correct } = await createBrowserClients(page);
  for (const price of [10, 11]) {
    const result = await correct.update(1, { name: "Fountain pen", price });
    expect(summarise(await readExchanges(result.request.url))).toEqual(["OPTIONS 204", "PUT 200"]);
  }
});
