import { expect, test } from "vitest";
import { coloursOf, rankOf, rate, rateBreaks, share, shareBreaks, tally } from "../src/figures";
import { zone } from "./zone";

test("a share on a class limit falls in the higher class", () => {
  expect([0, 0.199, 0.2, 0.6, 0.8, 1].map((value) => rankOf(value, shareBreaks))).toEqual([
    1, 1, 2, 4, 5, 5,
  ]);
});

test("a rate of four or more falls in the highest class", () => {
  expect([0, 0.5, 1, 2, 3.99, 4, 12].map((value) => rankOf(value, rateBreaks))).toEqual([
    1, 2, 3, 4, 4, 5, 5,
  ]);
});

test("classes of own limits take colours apart from each other, and the same value the same one", () => {
  const limits = { incident_rate: [1, 3] };
  const of = (value: number) =>
    rate(zone({ incidents: 7, incident_rate: value, incident_rate_low: 0 }), limits).rank;

  expect([0.5, 1, 2.9, 3, 40].map(of)).toEqual([1, 3, 3, 5, 5]);
  expect(coloursOf([1])).toEqual([2, 4]);
  expect(coloursOf([1, 2, 3])).toEqual([1, 2, 4, 5]);
});

test("no mentions are no data, and fewer than five are too few", () => {
  const empty = zone({ mentions_unsafe: 0, mentions_safe: 0, mention_share: null });
  const four = zone({ mentions_unsafe: 3, mentions_safe: 1, mention_share: 0.75 });
  const five = zone({ mentions_unsafe: 4, mentions_safe: 1, mention_share: 0.8 });

  expect(share(empty)).toMatchObject({ standing: "none", value: null, n: 0 });
  expect(share(four)).toMatchObject({ standing: "few", value: null, n: 4 });
  expect(share(five)).toMatchObject({ standing: "shown", value: 0.8, n: 5, rank: 5 });
});

test("a rate without population is no data but keeps its count", () => {
  expect(rate(zone({ incidents: 7, incident_rate: null }))).toMatchObject({
    standing: "none",
    n: 7,
  });
});

test("the tally counts every zone once", () => {
  const figures = [
    share(zone({ mentions_unsafe: 9, mentions_safe: 1, mention_share: 0.9 })),
    share(zone({ mentions_unsafe: 1, mentions_safe: 9, mention_share: 0.1 })),
    share(zone({ mentions_unsafe: 1, mentions_safe: 1, mention_share: 0.5 })),
    share(zone({ mentions_unsafe: 0, mentions_safe: 0, mention_share: null })),
  ];

  expect(tally(figures)).toEqual({ ranks: [1, 0, 0, 0, 1], few: 1, none: 1, not_offered: 0 });
});
