import { PbfWriter } from "pbf";
import { expect, test } from "vitest";
import { widthOf } from "../src/map/vector/paint";
import { readBaseTile } from "../src/map/vector/read";
import { kindOf, placeOf } from "../src/map/vector/schema";
import { sourceOf } from "../src/map/vector/tiles";

const zigzag = (n: number): number => (n << 1) ^ (n >> 31);

/** A tile with one layer of one feature, and what `spoil` writes into its geometry instead. */
function tileOf(name: string, type: number, geometry: number[], tags: Record<string, string> = {}) {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    3,
    (_, layer) => {
      layer.writeStringField(1, name);
      layer.writeMessage(
        2,
        (_feature, to) => {
          to.writePackedVarint(
            2,
            Object.keys(tags).flatMap((_key, i) => [i, i]),
          );
          to.writeVarintField(3, type);
          to.writePackedVarint(4, geometry);
        },
        null,
      );
      for (const key of Object.keys(tags)) layer.writeStringField(3, key);
      for (const value of Object.values(tags))
        layer.writeMessage(4, (_value, to) => to.writeStringField(1, value), null);
      layer.writeVarintField(5, 4096);
    },
    null,
  );
  return pbf.finish();
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;
const square = [9, 0, 0, 26, zigzag(2048), 0, 0, zigzag(2048), zigzag(-2048), 0, 15];

test("the areas, lines and places of a tile are read, each as what it is", () => {
  const lake = readBaseTile(bufferOf(tileOf("water", 3, square)), "protomaps");
  expect([...(lake.shapes.get("water")?.[0] ?? [])]).toEqual([0, 0, 0.5, 0, 0.5, 0.5, 0, 0.5]);

  const line = [9, 0, 0, 10, zigzag(4096), 0];
  const road = readBaseTile(
    bufferOf(tileOf("transportation", 2, line, { class: "primary" })),
    "openmaptiles",
  );
  expect([...road.shapes.keys()]).toEqual(["major"]);

  const town = tileOf("places", 1, [9, zigzag(1024), zigzag(2048)], {
    kind: "locality",
    kind_detail: "town",
    name: "Kinna",
  });
  expect(readBaseTile(bufferOf(town), "protomaps").places).toEqual([
    { name: "Kinna", from: 8, x: 0.25, y: 0.5 },
  ]);
});

test("a tile that claims more than it holds ends, whatever it claims", () => {
  const whole = tileOf("water", 3, square);
  for (let length = 1; length < whole.length; length += 1) {
    try {
      readBaseTile(bufferOf(whole.subarray(0, length)), "protomaps");
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
  }
  const closes = readBaseTile(
    bufferOf(tileOf("water", 3, [9, 0, 0, 0xffffffff, 0x7fffffff * 2])),
    "protomaps",
  );
  expect(closes.shapes.get("water")?.[0]).toHaveLength(2);
});

test("what is no part of a quiet map is left out", () => {
  expect(kindOf("protomaps", "pois", 1, { kind: "cafe" })).toBeNull();
  expect(kindOf("protomaps", "roads", 2, { kind: "ferry" })).toBeNull();
  expect(kindOf("openmaptiles", "boundary", 2, { admin_level: 10 })).toBeNull();
  expect(kindOf("openmaptiles", "boundary", 2, { admin_level: 2, maritime: 1 })).toBeNull();
  expect(kindOf("openmaptiles", "boundary", 2, { admin_level: 7 })).toBe("border");
  expect(kindOf("protomaps", "constructor", 3, {})).toBeNull();
  expect(placeOf("openmaptiles", "place", 1, { class: "country", name: "Sverige" })).toBeNull();
  expect(placeOf("protomaps", "places", 1, { "pmap:kind": "locality", name: "By" })?.from).toBe(13);
});

test("a line is not drawn before its first zoom, and grows from there", () => {
  expect(widthOf("minor", 10)).toBe(0);
  expect(widthOf("minor", 14)).toBeCloseTo(1.75);
  expect(widthOf("minor", 22)).toBe(9);
  expect(widthOf("water", 12)).toBe(0);
});

test("closer than the archive a part of its deepest tile is drawn", () => {
  const basemap = {
    url: "",
    attribution: "",
    schema: "protomaps" as const,
    min_zoom: 0,
    max_zoom: 12,
  };
  expect(sourceOf(basemap, { z: 14, x: 8765, y: 4999 })).toEqual({
    tile: { z: 12, x: 2191, y: 1249 },
    share: 0.25,
    left: 0.25,
    top: 0.75,
  });
  expect(sourceOf(basemap, { z: 9, x: 3, y: 4 }).share).toBe(1);
});
