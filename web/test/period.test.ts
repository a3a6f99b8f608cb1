import { expect, test } from "vitest";
import { inPeriod } from "../src/period";

test.each([
  ["2020-10-03", "2020", true],
  ["2021-01-01", "2020", false],
  ["2018-10-03", "2017/2020", true],
  ["2020-12-31T23:50:00+01:00", "2017/2020", true],
  ["2020-05-31", "2020-05", true],
  ["2020-06-01", "2020-05", false],
  ["2020-08-31", "2020-05-01/2020-08-31", true],
  ["2020-09-01", "2020-05-01/2020-08-31", false],
  ["2020", "2020-05/2020-08", true],
  ["", "2020", false],
])("%s in %s: %s", (date, period, expected) => {
  expect(inPeriod(date, period)).toBe(expected);
});

test("without a period every date is in", () => {
  expect(inPeriod("", undefined)).toBe(true);
});
