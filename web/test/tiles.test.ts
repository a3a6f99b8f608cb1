import { PbfWriter } from "pbf";
import { expect, test } from "vitest";
import { allOf, days, equals, noneOf, own, years } from "../src/conditions";
import type { Filters } from "../src/layer-specs";
import { countsAsked, layerScene } from "../src/layers";
import { common, joined, readTile, tilesOf, tileZoom } from "../src/map/tile-source";
import { sceneOf } from "./scene";

const zigzag = (n: number): number => (n << 1) ^ (n >> 31);
const world = { z: 0, x: 0, y: 0 };

interface Made {
  id?: number;
  type: number;
  drawn: number[];
  tags?: number[];
}

/** A tile with one layer, written by hand. */
function tileOf(features: Made[], keys: string[] = [], values: (string | number)[] = []) {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    3,
    (_, layer) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, "incidents");
      for (const { id, type, drawn, tags = [] } of features) {
        layer.writeMessage(
          2,
          (_feature, to) => {
            if (id !== undefined) to.writeVarintField(1, id);
            to.writePackedVarint(2, tags);
            to.writeVarintField(3, type);
            to.writePackedVarint(4, drawn);
          },
          null,
        );
      }
      for (const key of keys) layer.writeStringField(3, key);
      for (const each of values) {
        layer.writeMessage(
          4,
          (_value, to) =>
            typeof each === "string" ? to.writeStringField(1, each) : to.writeVarintField(5, each),
          null,
        );
      }
      layer.writeVarintField(5, 4096);
    },
    null,
  );
  return pbf.finish().slice().buffer as ArrayBuffer;
}

const pointAt = (x: number, y: number): number[] => [9, zigzag(x), zigzag(y)];

test("a tile holds features, and groups with their number", () => {
  const tile = tileOf(
    [
      { id: 7, type: 1, drawn: pointAt(2048, 2048), tags: [0, 0, 1, 1] },
      { type: 1, drawn: pointAt(4095, 0), tags: [2, 2] },
    ],
    ["kind", "reasons", "point_count"],
    ["arson", '["drugs"]', 12],
  );

  const [one, group] = readTile(tile, world);

  expect(one?.points).toBe(1);
  expect(one?.item.id).toBe(7);
  expect(one?.item.properties).toEqual({ kind: "arson", reasons: ["drugs"] });
  expect(one?.item.geometry).toEqual({ type: "Point", coordinates: [0, 0] });
  expect(group?.points).toBe(12);
});

test("the border of a polygon is not drawn where its tile has cut it", () => {
  const square = [9, zigzag(100), zigzag(100)];
  square.push(26, zigzag(4060), 0, 0, zigzag(500), zigzag(-4060), 0, 15);

  const [zone] = readTile(tileOf([{ id: 1, type: 3, drawn: square }]), world);

  const { geometry } = zone?.item ?? {};
  const lines = geometry?.type === "MultiLineString" ? geometry.coordinates : [];
  expect(lines.map((line) => line.length)).toEqual([2, 3]);
});

test("a shape that several tiles hold counts once", () => {
  const item = (id: number | string) => ({
    item: { type: "Feature" as const, id, geometry: null, properties: {} },
    points: id === "" ? 5 : 1,
  });

  const all = joined([item(1), item(2), item(1), item(""), item("")]);

  expect(all.map(({ points }) => points)).toEqual([1, 1, 0, 5, 5]);
});

test("the tiles of an extent are those that it meets, within the world", () => {
  expect(tilesOf([-180, -90, 180, 90], 1)).toHaveLength(4);
  expect(tilesOf([12.69, 57.51, 12.69, 57.51], 10)).toEqual([{ z: 10, x: 548, y: 311 }]);
  expect(tileZoom(9.75)).toBe(8);
  expect(tileZoom(0)).toBe(0);
  expect(common([0, 0, 2, 2], [1, 1, 3, 3])).toEqual([1, 1, 2, 2]);
  expect(common([0, 0, 1, 1], [2, 2, 3, 3])).toBeNull();
});

test("conditions are CQL2 with what is in quotes doubled", () => {
  expect(equals("kind", "o'hara")).toBe("kind='o''hara'");
  expect(equals("kind", "")).toBe("");
  expect(noneOf("precision", ["zone", "none"])).toBe("precision NOT IN ('zone','none')");
  expect(years("year", "2017/2020-05")).toBe("year BETWEEN 2017 AND 2020");
  expect(days("date", "2020")).toBe("T_INTERSECTS(date,INTERVAL('2020-01-01','2020-12-31'))");
  expect(days("date", "2020-02")).toBe("T_INTERSECTS(date,INTERVAL('2020-02-01','2020-02-29'))");
  expect(days("date", "2020-05-01/2021")).toBe(
    "T_INTERSECTS(date,INTERVAL('2020-05-01','2021-12-31'))",
  );
  expect(days("date", undefined)).toBe("");
  expect(allOf(["a=1", "", "b=2"])).toBe("a=1 AND b=2");
  expect(allOf([""])).toBeUndefined();
});

test("a municipality's own lie in its zones or say that they are its own", () => {
  const filters = sceneOf() as Filters;

  expect(own(filters)).toBe(
    "(municipality='1463' OR (municipality IS NULL AND \"zone_deso\" IN ('1463C1050')))",
  );
});

test("a large layer is drawn from its tiles, and the server counts it", () => {
  const filters = sceneOf() as Filters;
  const state = { ...filters.state, layers: "incidents" };
  const stocks = new Map([["incidents", { items: [], tooMany: true }]]);
  const [query] = countsAsked({ ...filters, state }, stocks);

  const unknown = layerScene({ ...filters, state }, stocks, new Map());
  const known = layerScene(
    { ...filters, state },
    stocks,
    new Map([[JSON.stringify(query), 48212]]),
  );

  expect(query?.filter).toContain("precision NOT IN");
  expect(unknown.layers.find(({ id }) => id === "incidents")?.count).toBeNull();
  expect(known.layers.find(({ id }) => id === "incidents")?.count).toBe(48212);
  const [group] = known.points;
  expect(group?.tiles?.query).toEqual(query);
  const geometry = { type: "Point" as const, coordinates: [12, 57] };
  const item = { type: "Feature" as const, geometry, properties: { count: 30 } };
  expect(group?.tiles?.point({ item, points: 12 })?.weight).toBe(30);
  expect(group?.tiles?.point({ item: { ...item, properties: {} }, points: 12 })?.weight).toBe(12);
});
