import { expect, test } from "vitest";
import { between, toDate, toDay, zoomed } from "./days";

test("days are numbered and named again", () => {
  expect(toDate(toDay("2031-05-03"))).toBe("2031-05-03");
  expect(toDay("2031-05-04") - toDay("2031-05-03")).toBe(1);
  expect(toDay("May")).toBeNaN();
});

test("a stretch dragged over, in either direction, inside the line", () => {
  expect(between({ from: 0, to: 100 }, 0.2, 0.5)).toEqual({ from: 20, to: 50 });
  expect(between({ from: 0, to: 100 }, 0.5, -1)).toEqual({ from: 0, to: 50 });
});

test("zoom keeps the day under the pointer and ends at three days", () => {
  expect(zoomed({ from: 0, to: 100 }, 0.5, 0.5)).toEqual({ from: 25, to: 75 });
  const least = zoomed({ from: 0, to: 4 }, 0.5, 0.1);
  expect(least.to - least.from).toBe(3);
});
