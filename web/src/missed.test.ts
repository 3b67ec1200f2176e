import { expect, test } from "vitest";
import { flat, occurrence } from "./missed";

test("white space is one space, and none at the ends", () => {
  expect(flat("  the guns\n  of\tthe  town ")).toBe("the guns of the town");
});

test("selected words are told from the same words before them", () => {
  expect(occurrence("", "guns")).toBe(1);
  expect(occurrence("The guns fell silent.\n\nThen ", "guns")).toBe(2);
  expect(occurrence("guns, guns and ", "guns")).toBe(3);
});
