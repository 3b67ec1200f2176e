import { expect, test } from "vitest";
import { step } from "./keys";

test("from line to line, ending at the ends", () => {
  expect(step(-1, 1, 3)).toBe(0);
  expect(step(-1, -1, 3)).toBe(2);
  expect(step(2, 1, 3)).toBe(2);
  expect(step(0, -1, 3)).toBe(0);
  expect(step(0, 1, 0)).toBe(-1);
});
