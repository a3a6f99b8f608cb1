/** What there is to be asked of a server. */
import { layerOf } from "./collect.mjs";
import { get } from "./server.mjs";

/** Kinds that there are, and the periods that are published: of each, and of any. */
export async function programme({ open, exact }) {
  const { kinds, surveys, reasons } = await get(exact, "/map.json");
  const used = kinds.filter(({ count }) => count > 0).map(({ code }) => code);
  const { zone_sets } = (await layerOf(open, (await get(open, "/map.json")).zone_sets[0].name, "")).summary.offers;
  const offered = new Map();
  for (const kind of used) {
    offered.set(kind, new Set((await layerOf(open, zone_sets[0], `&kind=${kind}`)).summary.offers.periods));
  }
  const periods = new Set([...offered.values()].flatMap((each) => [...each]));
  return { kinds: used, offered, periods: [...periods], years: surveys.map(({ year }) => year), reasons: reasons.map(({ code }) => code) };
}
