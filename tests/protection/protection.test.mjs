/** Nobody is found in what the public gets: an audit by linear programmes, and an attacker. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { differenceOf, rowsOf, searchBoxes, sums } from "./lib/attack.mjs";
import { audit, onlySmallHidden, truthOf } from "./lib/audit.mjs";
import { geography, incidentCells, layerOf, surveyCells } from "./lib/collect.mjs";
import { demo, hasRealFiles, markFiles, markSurveys } from "./lib/data.mjs";
import { programme } from "./lib/programme.mjs";
import { get, startBoth } from "./lib/server.mjs";

const k = 5;

function report(t, what, { cells, hidden, asked, found, neverZero }) {
  t.diagnostic(`${what}: ${cells} cells, ${hidden} hidden, ${asked} asked, ${found.length} found, ${neverZero.length} known not to be 0`);
}

function describeIncidents(name, fill) {
  describe(`incidents of ${name}`, () => {
    let town, where, plan, open, exact;
    before(async () => {
      town = await startBoth(fill);
      where = await geography(town.open);
      plan = await programme(town);
      open = await incidentCells(town.open, where, plan);
      exact = await incidentCells(town.exact, where, plan);
    });
    after(() => town.stop());

    test("what is shown is true", () => {
      const truth = truthOf(exact.cells);
      for (const { name: cell, value } of open.cells) if (value !== null) assert.equal(value, truth.get(cell), cell);
    });

    test("no hidden cell can be narrowed below k", (t) => {
      const result = audit({ ...open, truth: truthOf(exact.cells), k });
      report(t, name, result);
      assert.deepEqual(result.found, []);
      assert.ok(result.hidden > 10);
    });

    test("without complementary hiding the same audit finds hidden cells", (t) => {
      const result = audit({ ...exact, cells: onlySmallHidden(exact.cells, k), truth: truthOf(exact.cells), k });
      report(t, `${name}, small cells alone hidden`, result);
      assert.ok(result.found.length > 10);
    });

    test("rows add up to visible cells alone", async () => {
      const rows = await rowsOf(town.open, "incidents");
      const leaf = `zone_${where.leaf}`;
      const visible = new Map(open.cells.map(({ name: cell, value }) => [cell, value]));
      for (const [key, sum] of sums(rows, ["kind", leaf])) {
        const [kind, zone] = key.split("|");
        if (zone !== "") assert.equal(sum, visible.get(`${kind} always ${where.leaf} ${zone}`), key);
      }
      for (const [key, sum] of sums(rows, ["kind", leaf, "date"])) {
        const [kind, zone, year] = key.split("|");
        if (zone !== "" && year !== "") assert.equal(sum, visible.get(`${kind} ${year} ${where.leaf} ${zone}`), key);
      }
    });

    test("years one by one are the cells of those years, hidden alike", async () => {
      const visible = new Map(open.cells.map(({ name: cell, value }) => [cell, value]));
      let compared = 0;
      for (const kind of plan.kinds) {
        for (const { name: set, zones } of where.sets) {
          const own = zones.filter(({ municipality }) => municipality === "1463").map(({ code }) => code);
          for (const zone of [undefined, ...own.slice(0, 25)]) {
            const query = `kind=${kind}${zone === undefined ? "" : `&zone=${zone}`}`;
            for (const { year, incidents } of (await get(town.open, `/series/${set}?${query}`)).years) {
              const cell = `${kind} ${year} ${set} ${zone ?? "municipality 1463"}`;
              if (!visible.has(cell)) continue;
              assert.equal(incidents, visible.get(cell), cell);
              compared += 1;
            }
          }
        }
      }
      assert.ok(compared > 100);
    });

    test("the map is still useful: where a number is hidden, a rate of the zones around is told", async () => {
      const [own] = where.municipalities.filter((code) => code === "1463");
      const kind = plan.kinds.includes("arson") ? "arson" : plan.kinds[0];
      const { features, summary } = await layerOf(town.open, where.leaf, `&kind=${kind}`, own);
      for (const { properties: zone } of features) {
        if (zone.population > 0) assert.notEqual(zone.incident_rate_eb, null, zone.code);
      }
      assert.ok(summary.offers.periods.length > 0);
      assert.ok(summary.incidents > 0);
    });

    test("other zone sets and free periods tell nothing", async () => {
      for (const { name: set } of where.others) {
        const layer = await layerOf(town.open, set, "");
        for (const { properties } of layer.features) {
          assert.equal(properties.incidents, null);
          assert.equal(properties.incidents_status, "not_offered");
        }
      }
      const year = plan.periods.find((period) => !period.includes("/"));
      for (const query of [`&period=${year}-05`, `&period=${year}-01-01/${year}-12-30`, `&datetime=${year}-03-01/..`]) {
        const { features, summary } = await layerOf(town.open, where.leaf, query);
        assert.equal(summary.incidents, null, query);
        for (const { properties } of features) assert.equal(properties.incidents, null, query);
      }
    });
  });
}

describeIncidents("the demo", demo);
if (hasRealFiles) describeIncidents("the real files of Mark", markFiles);
else test("the real files of Mark", { skip: "they are not on this machine" }, () => {});

/** Hidden cells of every survey of a town, all or a sample, bounded; and found at once where small cells alone are hidden. */
async function auditSurveys(t, town, where, plan, sample) {
  const told = [];
  for (const year of plan.years) {
    const open = await surveyCells(town.open, where, year, plan.reasons);
    const exact = await surveyCells(town.exact, where, year, plan.reasons);
    told.push({ year, open, exact });
  }
  for (const { year, open, exact } of told) {
    const truth = truthOf(exact.cells);
    for (const { name, value } of open.cells) if (value !== null) assert.equal(value, truth.get(name), name);
    const result = audit({ ...open, truth, k, sample });
    report(t, `survey of ${year}`, result);
    assert.deepEqual(result.found, []);
    const naive = audit({ ...exact, cells: onlySmallHidden(exact.cells, k), truth, k, sample });
    report(t, `survey of ${year}, small cells alone hidden`, naive);
    assert.ok(naive.found.length > 0);
  }
}

describe("the demo's surveys on the real zones of Mark", { skip: !hasRealFiles && "they are not on this machine" }, () => {
  let town, where, plan;
  before(async () => {
    town = await startBoth(markSurveys);
    where = await geography(town.open);
    plan = await programme(town);
  });
  after(() => town.stop());

  test("what a few said of the neighbours hides no number of the municipality", async () => {
    for (const year of plan.years) {
      const [own, exact] = await Promise.all(
        [town.open, town.exact].map((address) => layerOf(address, where.leaf, `&period=${year}`, "1463", 1)),
      );
      for (const name of ["mentions_unsafe", "mentions_safe", "mention_share"]) {
        assert.equal(own.summary[name], exact.summary[name], `${name} of ${year}`);
      }
      const all = await layerOf(town.open, where.leaf, `&period=${year}`, "all", 1);
      assert.equal(all.summary.mentions_unsafe, null); // which would tell of the few
    }
  });

  test("no hidden answer or place can be narrowed below k, though some lie in the neighbours' zones", async (t) => {
    await auditSurveys(t, town, where, plan, 100); // of thousands
  });
});

describe("the demo's surveys", () => {
  let town, where, plan;
  before(async () => {
    town = await startBoth(demo);
    where = await geography(town.open);
    plan = await programme(town);
  });
  after(() => town.stop());

  test("no hidden answer or place can be narrowed below k, and without complementary hiding some are", async (t) => {
    await auditSurveys(t, town, where, plan);
  });

  test("a share is shown only with answers enough on both sides", async () => {
    for (const year of plan.years) {
      for (const part of ["day", "evening"]) {
        for (const { name: set } of where.sets) {
          const { features } = await layerOf(town.open, set, `&period=${year}&part=${part}`);
          for (const { properties: p } of features) {
            if (p.unsafe_share === null) continue;
            assert.ok(p.respondents >= 30, `${p.code} ${p.respondents}`);
            for (const side of [p.respondents_unsafe, p.respondents - p.respondents_unsafe]) {
              assert.ok(side === 0 || side >= k, `${p.code} ${side}`);
            }
          }
        }
      }
    }
  });

  test("lists of places pointed out are sums of visible cells, whatever box asks", async () => {
    const all = await rowsOf(town.open, "mentions");
    assert.ok(all.length > 0);
    const cells = sums(all, ["survey", "sentiment", `zone_${where.leaf}`]);
    for (const [cell, sum] of cells) assert.ok(sum >= k, cell);
    for (const { properties } of all) {
      for (const name of ["part", "reasons", "place"]) assert.equal(properties[name], null, name);
    }
    const { extent } = await get(town.open, "/map.json");
    for (const { matched, rows } of await searchBoxes(town.open, "mentions", extent, 5)) {
      assert.equal(matched, rows.length);
      for (const [cell, sum] of sums(rows, ["survey", "sentiment", `zone_${where.leaf}`])) {
        assert.equal(sum, cells.get(cell), cell);
      }
    }
  });

  test("an extent is that of the rows that are listed", async () => {
    for (const collection of ["mentions", "incidents"]) {
      const points = (await rowsOf(town.open, collection)).flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : []));
      const { extent } = await get(town.open, `/collections/${collection}?f=json`);
      const [west, south, east, north] = extent.spatial.bbox[0];
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const close = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${collection} ${a} ${b}`);
      close(west, Math.min(...xs));
      close(east, Math.max(...xs));
      close(south, Math.min(...ys));
      close(north, Math.max(...ys));
    }
  });

  test("filters and orders tell of no other rows", async () => {
    const all = await rowsOf(town.open, "mentions");
    const queries = ["&sortby=-year", "&sortby=part,place", "&filter=part%20IS%20NULL", "&filter=year%3E1900", "&sentiment=unsafe"];
    for (const query of queries) {
      assert.deepEqual(differenceOf(await rowsOf(town.open, "mentions", query), all), [], query);
    }
    for (const filter of ["part='night'", "reasons%20IS%20NOT%20NULL", "place%20LIKE%20'%25'"]) {
      assert.deepEqual(await rowsOf(town.open, "mentions", `&filter=${filter}`), [], filter);
    }
  });

  test("ids tell no order and are the same at the next start", async () => {
    const ids = (await rowsOf(town.open, "mentions")).map(({ id }) => id);
    assert.deepEqual(ids, [...ids].sort((a, b) => a - b));
    assert.ok(ids.every((id) => Number.isSafeInteger(id) && id > 1_000_000));
    const exact = new Set((await rowsOf(town.exact, "mentions")).map(({ id }) => id));
    assert.ok(ids.every((id) => !exact.has(id)));
  });

  test("a row that only staff have is like one that nobody has", async () => {
    const [hidden] = await rowsOf(town.exact, "mentions");
    const answers = [];
    for (const id of [hidden.id, 999_999_999]) {
      const answer = await fetch(`${town.open}/collections/mentions/items/${id}`);
      answers.push({ status: answer.status, text: (await answer.text()).replaceAll(String(id), "ID") });
    }
    assert.equal(answers[0].status, 404);
    assert.deepEqual(answers[0], answers[1]);
  });

  test("every format has the same rows", async () => {
    const all = await rowsOf(town.open, "mentions");
    const csv = await (await fetch(`${town.open}/collections/mentions/items?f=csv&limit=10000`)).text();
    assert.equal(csv.trim().split("\n").length - 1, all.length);
    const sequence = await (await fetch(`${town.open}/collections/mentions/items?f=jsonseq&limit=10000`)).text();
    assert.ok(sequence === "" || !sequence.includes("hemlig"));
  });

  test("an answer's tag differs from that of staff's", async () => {
    const path = `/collections/trygghet-${where.leaf}/items?skipGeometry=true`;
    const [open, exact] = await Promise.all([fetch(town.open + path), fetch(town.exact + path)]);
    const again = await fetch(town.open + path, { headers: { "If-None-Match": exact.headers.get("etag") ?? '"none"' } });
    assert.notEqual(open.headers.get("etag"), exact.headers.get("etag"));
    assert.equal(again.status, 200);
  });

  test("analyses of protected events, files' rows and fingerprints are not there", async () => {
    for (const path of ["/profiles/arson", "/density", `/hotspots/${where.leaf}`, "/join-report"]) {
      assert.ok([401, 403, 404].includes((await fetch(town.open + path)).status), path);
    }
    const { sources } = await get(town.open, "/map.json");
    for (const { rows, sha256 } of sources) assert.deepEqual([rows, sha256], [null, null]);
  });

  test("nothing that is planned for a day is told", async () => {
    const activities = await rowsOf(town.open, "activities");
    assert.ok(activities.every(({ properties }) => properties.status !== "planned"));
  });
});
