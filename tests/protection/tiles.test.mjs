/** What vector tiles tell: the rows that lists tell, and no others, at every zoom. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { rowsOf, sums } from "./lib/attack.mjs";
import { geography, layerOf } from "./lib/collect.mjs";
import { demo } from "./lib/data.mjs";
import { get, startBoth } from "./lib/server.mjs";
import { featuresOfAll, tilesOf, tilesWith } from "./lib/tiles.mjs";

const zooms = Array.from({ length: 23 }, (_, zoom) => zoom);

describe("tiles of the demo", () => {
  let town, where, extent;
  before(async () => {
    town = await startBoth(demo);
    where = await geography(town.open);
    ({ extent } = await get(town.open, "/map.json"));
  });
  after(() => town.stop());

  const placesOf = (rows) => rows.flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : []));

  test("points are those of the list at every zoom, grouped or not", async () => {
    for (const collection of ["incidents", "mentions"]) {
      const rows = await rowsOf(town.open, collection);
      const places = placesOf(rows);
      const whole = sums(rows.filter(({ geometry }) => geometry), []).get("");
      const known = new Map(rows.map(({ id, properties }) => [id, properties]));
      assert.ok(places.length > 0, collection);
      for (const zoom of zooms) {
        const tiles = zoom < 9 ? tilesOf(extent, zoom) : tilesWith(places, zoom);
        const found = await featuresOfAll(town.open, `/collections/${collection}/tiles`, zoom, tiles);
        let sum = 0;
        for (const { id, properties } of found) {
          sum += properties.count ?? properties.point_count ?? 1;
          if (properties.cluster) continue;
          const own = known.get(id);
          assert.ok(own !== undefined, `${collection} ${zoom} ${id}`);
          for (const [name, value] of Object.entries(properties)) {
            if (name === "id") continue;
            assert.equal(String(value), typeof own[name] === "object" ? JSON.stringify(own[name]) : String(own[name]), name);
          }
        }
        assert.equal(sum, whole, `${collection} at zoom ${zoom}`);
      }
    }
  });

  test("nothing lies where no row of the list does", async () => {
    const rows = await rowsOf(town.open, "incidents");
    const mine = new Set(tilesWith(placesOf(rows), 11).map(String));
    const others = tilesOf(extent, 11).filter((tile) => !mine.has(String(tile)));
    assert.ok(others.length > 0);
    assert.deepEqual(await featuresOfAll(town.open, "/collections/incidents/tiles", 11, others), []);
  });

  test("figures of zones in tiles are those of the layer, hidden ones left out", async () => {
    const [survey] = (await get(town.open, "/map.json")).surveys.slice(-1);
    for (const query of ["", "kind=arson", `period=${survey.year}&part=evening`, "kind=arson&period=2021"]) {
      const layer = await layerOf(town.open, where.leaf, `&${query}`);
      const shown = new Map(layer.features.map(({ properties }) => [properties.code, properties]));
      for (const zoom of [0, 5, 8, 10]) {
        const tiles = tilesOf(extent, zoom);
        const path = `/collections/trygghet-${where.leaf}/tiles`;
        const found = await featuresOfAll(town.open, path, zoom, tiles, `?municipality=all&${query}`);
        assert.ok(found.length > 0);
        for (const { properties } of found) {
          const own = shown.get(properties.code);
          for (const name of Object.keys(own)) {
            const value = typeof own[name] === "object" && own[name] !== null ? JSON.stringify(own[name]) : own[name];
            const told = properties[name] === undefined ? null : properties[name];
            assert.equal(String(told), String(value), `${query} ${zoom} ${properties.code} ${name}`);
          }
        }
      }
    }
  });

  test("the tiles of everything hold the lists' rows and no figures", async () => {
    const listed = new Map();
    for (const collection of ["incidents", "mentions"]) listed.set(collection, (await rowsOf(town.open, collection)).length);
    for (const zoom of [6, 9]) {
      const found = await featuresOfAll(town.open, "/tiles", zoom, tilesOf(extent, zoom));
      assert.ok(!found.some(({ layer }) => layer.startsWith("trygghet-")));
      for (const [collection, count] of listed) {
        const rows = found.filter(({ layer }) => layer === collection);
        const points = rows.reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0);
        assert.ok(points <= count, `${collection} ${zoom}: ${points}`);
      }
    }
  });

  test("a filter of a tile tells of no row that is not listed", async () => {
    const tiles = tilesOf(extent, 8);
    const path = "/collections/mentions/tiles";
    for (const filter of ["part='night'", "reasons%20IS%20NOT%20NULL", "place%20LIKE%20'%25'"]) {
      assert.deepEqual(await featuresOfAll(town.open, path, 8, tiles, `?filter=${filter}`), [], filter);
    }
  });
});
