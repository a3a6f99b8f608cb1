/** Reads a vector tile of a base map. Nothing in it is believed: each length is held to what is there. */
import { PbfReader } from "pbf";
import type { BasemapSchema } from "../../types";
import { type Kind, kindOf, type Named, type Properties, placeOf } from "./schema";

/** A line, or the ring of an area: x and y in turn, from 0 to 1 across the tile. */
export type Path = Float32Array;

export interface Place extends Named {
  x: number;
  y: number;
}

export interface Drawing {
  shapes: ReadonlyMap<Kind, Path[]>;
  places: Place[];
}

const mostCorners = 1_000_000; // of a tile: a town's has some 100 000
const usualExtent = 4096;

interface Feature {
  type: number;
  properties: Properties;
  /** Where its geometry begins and ends. */
  geometry: [from: number, to: number];
}

interface Layer {
  name: string;
  extent: number;
  keys: string[];
  values: Properties[string][];
  features: [from: number, to: number][];
}

/** The bytes of the field that comes now, and steps over them. */
function range(pbf: PbfReader): [from: number, to: number] {
  const size = pbf.readVarint();
  const from = pbf.pos;
  const to = from + size;
  if (!(to <= pbf.length)) throw new RangeError("a vector tile ends too early");
  pbf.pos = to;
  return [from, to];
}

function valueIn(pbf: PbfReader): Properties[string] {
  const [from, to] = range(pbf);
  let found: Properties[string] = "";
  pbf.pos = from;
  pbf.readFields(
    (field) => {
      if (field === 1) found = pbf.readString();
      else if (field === 2) found = pbf.readFloat();
      else if (field === 3) found = pbf.readDouble();
      else if (field === 4 || field === 5) found = pbf.readVarint();
      else if (field === 6) found = pbf.readSVarint();
      else if (field === 7) found = pbf.readBoolean();
    },
    null,
    to,
  );
  pbf.pos = to;
  return found;
}

function layerIn(pbf: PbfReader): Layer {
  const [from, to] = range(pbf);
  const layer: Layer = { name: "", extent: usualExtent, keys: [], values: [], features: [] };
  pbf.pos = from;
  pbf.readFields(
    (field) => {
      if (field === 1) layer.name = pbf.readString();
      else if (field === 2) layer.features.push(range(pbf));
      else if (field === 3) layer.keys.push(pbf.readString());
      else if (field === 4) layer.values.push(valueIn(pbf));
      else if (field === 5) layer.extent = pbf.readVarint() || usualExtent;
    },
    null,
    to,
  );
  pbf.pos = to;
  return layer;
}

function tagsIn(pbf: PbfReader, { keys, values }: Layer): Properties {
  const [from, to] = range(pbf);
  const found: Properties = Object.create(null);
  pbf.pos = from;
  while (pbf.pos < to) {
    const key = keys[pbf.readVarint()];
    const value = values[pbf.readVarint()];
    if (key !== undefined && value !== undefined) found[key] = value;
  }
  pbf.pos = to;
  return found;
}

function featureIn(pbf: PbfReader, layer: Layer, [from, to]: [number, number]): Feature {
  const feature: Feature = { type: 0, properties: {}, geometry: [0, 0] };
  pbf.pos = from;
  pbf.readFields(
    (field) => {
      if (field === 2) feature.properties = tagsIn(pbf, layer);
      else if (field === 3) feature.type = pbf.readVarint();
      else if (field === 4) feature.geometry = range(pbf);
    },
    null,
    to,
  );
  return feature;
}

const moveTo = 1;
const lineTo = 2;

/** The paths of a geometry; a ring ends where it began. */
function pathsIn(pbf: PbfReader, [from, to]: [number, number], extent: number): Path[] {
  const paths: number[][] = [];
  let [x, y] = [0, 0];
  pbf.pos = from;
  while (pbf.pos < to) {
    const command = pbf.readVarint();
    const what = command & 7;
    if (what !== moveTo && what !== lineTo) continue; // closing needs no corner: areas are filled
    for (let left = command >> 3; left > 0 && pbf.pos < to; left -= 1) {
      x += pbf.readSVarint();
      y += pbf.readSVarint();
      if (what === moveTo) paths.push([]);
      paths.at(-1)?.push(x / extent, y / extent);
    }
  }
  return paths.map((path) => Float32Array.from(path));
}

/** All of a tile that a quiet map shows. Throws for bytes that are no vector tile. */
export function readBaseTile(bytes: ArrayBuffer, schema: BasemapSchema): Drawing {
  const pbf = new PbfReader(bytes);
  const shapes = new Map<Kind, Path[]>();
  const places: Place[] = [];
  let corners = 0;

  function take(layer: Layer, at: [number, number]): void {
    const { type, properties, geometry } = featureIn(pbf, layer, at);
    const place = placeOf(schema, layer.name, type, properties);
    const kind = place === null ? kindOf(schema, layer.name, type, properties) : null;
    if (place === null && kind === null) return;
    const paths = pathsIn(pbf, geometry, layer.extent);
    corners += paths.reduce((sum, path) => sum + path.length / 2, 0);
    if (corners > mostCorners) throw new RangeError("a vector tile has too many corners");
    const [x, y] = paths[0] ?? [];
    if (kind !== null) {
      const all = shapes.get(kind) ?? [];
      shapes.set(kind, all);
      for (const path of paths) all.push(path);
    } else if (place !== null && x !== undefined && y !== undefined)
      places.push({ ...place, x, y });
  }

  pbf.readFields((field) => {
    if (field !== 3) return;
    const layer = layerIn(pbf);
    const after = pbf.pos;
    for (const feature of layer.features) take(layer, feature);
    pbf.pos = after;
  }, null);
  return { shapes, places };
}
