/** All figures of people and protected events that an address publishes, as cells with their atoms.
 *
 * A cell is { name, value, atoms, beside }: value null when it is hidden; atoms are the smallest unknown
 * numbers that it is the sum of; beside: no cell of its own, but a sum of some that a summary tells. */
import { get } from "./server.mjs";

const parts = ["day", "evening", "night"];

/** The chain of zones, and which leaf zones each zone holds; what lies in no zone is a leaf, too. */
export async function geography(address) {
  const { zone_sets: all, municipality: own } = await get(address, "/map.json");
  const layers = [];
  let names = [];
  for (const { name } of all) {
    const layer = await layerOf(address, name, "");
    names = layer.summary.offers?.zone_sets ?? names;
    layers.push({ name, zones: layer.features.map(({ properties }) => properties) });
  }
  const sets = layers.filter(({ name }) => names.includes(name));
  const leaf = sets.reduce((a, b) => (b.zones.length > a.zones.length ? b : a));
  const municipalities = [...new Set(leaf.zones.map(({ municipality }) => municipality))].filter(
    (code) => code !== null,
  );
  // Of those whose zones are all shown to have nothing, one speaks for all: its totals are 0.
  const hasNothing = (code) => code !== own?.code && leaf.zones.every(({ municipality, incidents }) => municipality !== code || incidents === 0);
  const asked = [...municipalities.filter((code) => !hasNothing(code)), ...municipalities.filter(hasNothing).slice(0, 1)];
  const unplaced = municipalities.map((code) => ({ code: `outside ${code}`, municipality: code }));
  const leaves = [...leaf.zones, ...unplaced, { code: "elsewhere", municipality: "" }];
  return { sets, leaf: leaf.name, leaves, municipalities, asked, others: all.filter(({ name }) => !names.includes(name)) };
}

/** Codes of the leaf zones of a zone, of a municipality, or of everything. */
function leavesOf({ leaf, leaves, municipalities }, set, zone, municipality) {
  if (zone !== undefined) {
    return set === leaf ? [zone.code] : leaves.filter(({ parent }) => parent === zone.code).map(({ code }) => code);
  }
  const all = municipality === "all" ? leaves : leaves.filter((each) => each.municipality === municipality);
  return all.filter(({ municipality: m }) => municipalities.includes(m) || municipality === "all").map(({ code }) => code);
}

export async function layerOf(address, set, query, municipality = "all", limit = 10_000) {
  const path = `/collections/trygghet-${set}/items?skipGeometry=true&limit=${limit}&municipality=${municipality}`;
  const layer = await get(address, path + query);
  return { ...layer, summary: layer.summary };
}

/** What lies in the zones of a set and what does not: numbers that a summary tells beside the whole. */
function besides({ leaf, leaves }, set, municipality, summary) {
  const own = municipality === "all" ? leaves : leaves.filter((each) => each.municipality === municipality);
  const isIn = ({ parent }) => parent !== undefined && (set === leaf || parent !== null);
  const part = (name, which) => ({
    of: { incidents: summary[`incidents_${name}`], mentions: summary[`mentions_${name}`] },
    name: `${set} ${name} ${municipality}`,
    leaves: own.filter(which).map(({ code }) => code),
    beside: true,
  });
  return [part("outside", (each) => !isIn(each)), part("joined", isIn)];
}

/** Every place that a query has figures for: its zones, each municipality, and everything. */
async function places(address, where, query) {
  const result = [];
  for (const { name: set } of where.sets) {
    for (const municipality of ["all", ...where.asked]) {
      const zones = municipality === "all" ? undefined : 1; // of a municipality the summary is enough
      const layer = await layerOf(address, set, query, municipality, zones);
      result.push(...besides(where, set, municipality, layer.summary));
      if (municipality === "all") {
        for (const { properties } of layer.features) {
          result.push({ of: properties, name: `${set} ${properties.code}`, leaves: leavesOf(where, set, properties) });
        }
      }
      result.push({ of: layer.summary, name: `${set} municipality ${municipality}`, leaves: leavesOf(where, set, undefined, municipality) });
    }
  }
  return result;
}

/** Years that a period holds, and a rest that no single year has. */
function yearsOf(period, years) {
  const [first, last] = period.split("/").map(Number);
  if (last === undefined) return [period];
  return [...years.filter((year) => Number(year) >= first && Number(year) <= last), `rest ${period}`];
}

/**
 * Incidents by kind, zone, period and part of the day. `offered` are the periods that the public offers of each
 * kind: no other is a cell.
 */
export async function incidentCells(address, where, { kinds, periods, offered }) {
  const single = periods.filter((period) => !period.includes("/"));
  const blocks = periods.filter((period) => period.includes("/"));
  const everything = [...single, ...blocks.map((block) => `rest ${block}`), "rest"];
  const cells = [];
  const add = (name, value, atoms, beside) => cells.push({ name, value, atoms, beside });
  const times = (kind, leaves, columns) =>
    leaves.flatMap((leaf) => columns.map((column) => `${kind}|${leaf}|${column}`));
  for (const kind of kinds) {
    for (const period of [undefined, ...periods.filter((each) => offered.get(kind).has(each))]) {
      const columns = period === undefined ? everything : yearsOf(period, single);
      const query = `&kind=${kind}${period === undefined ? "" : `&period=${period}`}`;
      for (const { of, name, leaves, beside } of await places(address, where, query)) {
        add(`${kind} ${period ?? "always"} ${name}`, of.incidents, times(kind, leaves, columns), beside);
      }
    }
    for (const part of parts) {
      for (const { of, name, leaves, beside } of await places(address, where, `&kind=${kind}&part=${part}`)) {
        add(`${kind} ${part} ${name}`, of.incidents, times(kind, leaves, [`part ${part}`]), beside);
      }
    }
  }
  for (const { of, name, leaves, beside } of await places(address, where, "")) {
    add(`all kinds ${name}`, of.incidents, kinds.flatMap((kind) => times(kind, leaves, everything)), beside);
  }
  return { cells, balance: balanceOf(where, kinds, everything) };
}

/** The years of a zone's kind and its parts of the day count the same events. */
function balanceOf(where, kinds, everything) {
  return kinds.flatMap((kind) =>
    where.leaves.map(({ code }) => [
      ...everything.map((column) => [`${kind}|${code}|${column}`, 1]),
      ...["unknown", ...parts].map((part) => [`${kind}|${code}|part ${part}`, -1]),
    ]),
  );
}

/** Answers and places pointed out of one survey. */
export async function surveyCells(address, where, year, reasons) {
  const cells = [];
  const add = (name, value, atoms, beside) => cells.push({ name: `${year} ${name}`, value, atoms, beside });
  const mentioned = (sentiment, leaves, columns) =>
    leaves.flatMap((leaf) => columns.map((column) => `${sentiment}|${leaf}|${column}`));
  for (const part of ["day", "evening"]) {
    const answered = (leaves, answers) => leaves.flatMap((leaf) => answers.map((a) => `${part}|${leaf}|${a}`));
    for (const { of, name, leaves, beside } of await places(address, where, `&period=${year}&part=${part}`)) {
      if (beside) continue;
      const safe = of.respondents_unsafe === null ? null : of.respondents - of.respondents_unsafe;
      add(`answers by ${part} ${name}`, of.respondents, answered(leaves, ["unsafe", "safe"]));
      add(`unsafe by ${part} ${name}`, of.respondents_unsafe, answered(leaves, ["unsafe"]));
      add(`safe by ${part} ${name}`, safe, answered(leaves, ["safe"]));
      add(`staying in by ${part} ${name}`, of.respondents_stay_in, answered(leaves, ["stay"]));
    }
  }
  for (const part of [undefined, ...parts]) {
    const columns = part === undefined ? ["unknown", ...parts] : [part];
    const query = `&period=${year}${part === undefined ? "" : `&part=${part}`}`;
    for (const { of, name, leaves, beside } of await places(address, where, query)) {
      if (beside) {
        const both = ["unsafe", "safe"].flatMap((sentiment) => mentioned(sentiment, leaves, columns));
        if (of.mentions !== undefined) add(`places ${part} ${name}`, of.mentions, both, true);
        continue;
      }
      add(`unsafe places ${part} ${name}`, of.mentions_unsafe, mentioned("unsafe", leaves, columns));
      add(`safe places ${part} ${name}`, of.mentions_safe, mentioned("safe", leaves, columns));
      if (part !== undefined) continue;
      for (const [sentiment, named] of [["unsafe", of.reasons], ["safe", of.reasons_safe]]) {
        for (const reason of reasons) {
          const value = named[reason] === undefined ? 0 : named[reason];
          add(`${sentiment} for ${reason} ${name}`, value, leaves.map((leaf) => `${sentiment} ${reason}|${leaf}`));
        }
      }
    }
  }
  const limits = where.leaves.flatMap(({ code }) =>
    ["unsafe", "safe"].flatMap((sentiment) =>
      reasons.map((reason) => [
        ...mentioned(sentiment, [code], ["unknown", ...parts]).map((name) => [name, 1]),
        [`${sentiment} ${reason}|${code}`, -1],
      ]),
    ),
  );
  return { cells, limits };
}
