/** What is on the map already, around what is being drawn: measures and places. */
import { fetchItems } from "../api";
import { anchor } from "../map/geometry";
import type { PointGroup, PointItem } from "../scene";
import { pointSymbol, statusSymbol } from "../symbols";
import type { Item } from "../types";
import type { Words } from "../words";
import type { Place } from "./api";

const most = 2000; // rows

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function pointOf({ geometry, properties }: Item): PointItem[] {
  const at = anchor(geometry);
  if (at === null) return [];
  const title = text(properties.title);
  const status = text(properties.status);
  return [{ lon: at[0], lat: at[1], weight: 1, title, zone: "", status, geometry }];
}

export async function measuresAround({ t }: Words): Promise<PointGroup> {
  const { features } = await fetchItems("measures", { limit: most });
  return {
    id: "measures",
    label: t("editMeasures"),
    tone: "status",
    items: features.flatMap(pointOf),
    symbol: ({ status }) => statusSymbol(status),
  };
}

export function placesAround(places: Place[], { t }: Words): PointGroup {
  const items = places.map(({ name, at: [lon, lat] }) => {
    return { lon, lat, weight: 1, title: name, zone: "", status: "", geometry: null };
  });
  const symbol = () => pointSymbol("place");
  return { id: "places", label: t("editPlaces"), tone: "place", items, symbol };
}
