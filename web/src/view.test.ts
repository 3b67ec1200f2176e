import { expect, test } from "vitest";
import { boxOf, nearer, within } from "./view";

const whole = { x: 0, y: 0, width: 720, height: 480 };

test("nearer about a spot, and never wider than the whole", () => {
  expect(nearer(whole, whole, [720, 480], 0.5)).toEqual({ x: 360, y: 240, width: 360, height: 240 });
  expect(nearer(whole, whole, [0, 0], 3)).toEqual(whole);
});

test("a view does not look past the whole", () => {
  expect(within({ x: -50, y: 400, width: 360, height: 240 }, whole)).toEqual({ x: 0, y: 240, width: 360, height: 240 });
});

test("a view is a box of degrees", () => {
  expect(boxOf({ x: 360, y: 0, width: 360, height: 240 }, whole, "10,20,30,40")).toBe(
    "20.000,30.000,30.000,40.000",
  );
});
