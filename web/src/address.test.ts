import { expect, test } from "vitest";
import { changed, filled, samePage } from "./address";

test("parameters are set, kept and taken out", () => {
  expect(changed("/map?kind=event&page=2", { page: "", to: "2031-05-04" })).toBe("/map?kind=event&to=2031-05-04");
  expect(changed("/map?page=2#x", { page: "" })).toBe("/map");
});

test("a form asks only for what was filled in", () => {
  expect(filled("/events", [["type", "clash"], ["actor", " "], ["place", "Lake Corry"]])).toBe(
    "/events?type=clash&place=Lake+Corry",
  );
  expect(filled("/events", [["type", ""]])).toBe("/events");
});

test("the same page in another view is told from another page", () => {
  const here = "http://127.0.0.1:1/events?page=2";
  expect(samePage(here, "/events")).toBe(true);
  expect(samePage(here, "/events?page=2#a")).toBe(false);
  expect(samePage(here, "/actors?page=3")).toBe(false);
  expect(samePage(here, "http://other.example/events")).toBe(false);
});
