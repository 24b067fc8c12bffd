import { expect, test } from "vitest";
import { toSkeleton } from "./skeleton.ts";

test("toSkeleton › every character that there is › as many places as characters remain", () => {
  const all = Array.from({ length: 0x11000 }, (_, index) => index).flatMap((code) => {
    const points =
      code < 0x10000 ? [code] : Array.from({ length: 256 }, (_, low) => (code << 8) + low);
    return points.filter((point) => point <= 0x10ffff);
  });
  const wrong = all.filter((point) => {
    const { bare, places } = toSkeleton(`a${String.fromCodePoint(point)}b`);
    return bare.length !== places.length || !bare.endsWith("b");
  });
  expect(wrong).toEqual([]);
});

test("toSkeleton › a letter whose lower case is two characters › the places behind it stay", () => {
  const { bare, text, places } = toSkeleton("İ Failed");
  expect(bare).toBe("ifailed");
  expect(text.charAt(places[1] ?? 0)).toBe("F");
});
