import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { once } from "./once.ts";

const folder = () => {
  const place = mkdtempSync(join(tmpdir(), "once-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  mkdirSync(join(place, "src/deep"), { recursive: true });
  writeFileSync(join(place, "lock"), "a==1");
  writeFileSync(join(place, "src/deep/main"), "code");
  return place;
};

/** Installs with a counter. */
function installer(place: string) {
  let runs = 0;
  const install = async (runtime = "3.11", work = async () => {}) => {
    await once(place, { sources: ["lock", "src"], runtime, made: ".made" }, async () => {
      runs++;
      mkdirSync(join(place, ".made"), { recursive: true });
      await work();
    });
    return runs;
  };
  return install;
}

test("installation › finished › not repeated", async () => {
  const install = installer(folder());
  expect(await install()).toBe(1);
  expect(await install()).toBe(1);
});

test("installation › interrupted › what is half made goes, and the next run repeats it", async () => {
  const place = folder();
  const install = installer(place);
  const half = join(place, ".made/half");
  const cut = install("3.11", async () => {
    writeFileSync(half, "");
    throw new Error("cut");
  });
  await expect(cut).rejects.toThrow("cut");
  expect(existsSync(half)).toBe(true);
  expect(await install()).toBe(2);
  expect(existsSync(half)).toBe(false);
});

test("installation › another lock file, source or runtime › repeated", async () => {
  const place = folder();
  const install = installer(place);
  await install();
  writeFileSync(join(place, "lock"), "a==2");
  expect(await install()).toBe(2);
  writeFileSync(join(place, "src/deep/main"), "other code");
  expect(await install()).toBe(3);
  expect(await install("3.12")).toBe(4);
});
