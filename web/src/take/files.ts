/** What can be taken along: layers, the part of each, and the addresses of its files. */
import { address } from "../api";
import { allOf, equals } from "../conditions";
import { joinedQuery } from "../filters";
import { layerQueries } from "../layers";
import type { Scene } from "../scene";

/** All of a layer, what the filters let through, or what lies in the open zone. */
export type Part = "all" | "shown" | "zone";

export interface Offer {
  collection: string;
  label: string;
  /** Parameters beside format and filter, that the figures depend on. */
  query: Record<string, string | undefined>;
  filter: Record<Part, string>;
}

export const formats = ["gpkg", "csv-excel", "json", "csv", "fgb"] as const;
export type Format = (typeof formats)[number];

const mostFeatures = 10_000; // in one answer of GeoJSON

/** The zones with the figures of the question, then the layers of points that have something. */
export function offers(scene: Scene): Offer[] {
  const { start, asked, zoneSet, words, state } = scene;
  const { set: _, ...query } = joinedQuery(start, asked) ?? { set: "" };
  const inZone = state.zone === "" ? "" : equals(`zone_${zoneSet.name}`, state.zone);
  const zones: Offer = {
    collection: zoneSet.joined,
    label: words.t("takeZones", { set: zoneSet.title[words.lang] }),
    query,
    filter: { all: "", shown: "", zone: equals("code", state.zone) },
  };
  const points = layerQueries(scene).map(
    ({ collection, label, filter }): Offer => ({
      collection,
      label,
      query: {},
      filter: { all: "", shown: filter, zone: allOf([filter, inZone]) ?? "" },
    }),
  );
  return [zones, ...points];
}

/** Relative to the page. */
export function fileAddress(
  { collection, query, filter }: Offer,
  part: Part,
  format: Format,
): string {
  return address(`collections/${encodeURIComponent(collection)}/items`, {
    ...query,
    filter: filter[part],
    ...(format === "json" && { limit: mostFeatures }),
    f: format,
  });
}
