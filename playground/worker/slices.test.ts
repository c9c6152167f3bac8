import { expect, it } from "vitest";
import { inSlices } from "./slices.ts";

it("long work lets others in, and ends when nobody wants it any more", async () => {
  let isWanted = true;
  let steps = 0;
  setTimeout(() => {
    isWanted = false;
  }, 0);
  const goOn = inSlices(() => isWanted);
  while (await goOn()) steps += 1;
  expect(steps).toBeGreaterThan(0);
});
