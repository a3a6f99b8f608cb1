/** Whether bytes are a Mapbox Vector Tile 2.1, read field by field, not by a forgiving library. */
import assert from 'node:assert/strict';
import { PbfReader } from './pbf.mjs';

const geometryTypes = { 1: 'Point', 2: 'LineString', 3: 'Polygon' };

/** Layers with features of {id, type, tags, parts}; throws with what the specification does not allow. */
export function readTile(bytes) {
  const layers = [];
  new PbfReader(bytes).fields((field, pbf) => {
    assert.equal(field, 3, `field ${field} in a tile`);
    layers.push(readLayer(pbf.bytes()));
  });
  assert.equal(new Set(layers.map(({ name }) => name)).size, layers.length, 'a layer name twice');
  return layers;
}

function readLayer(bytes) {
  const layer = { version: 1, name: undefined, extent: 4096, keys: [], values: [], raw: [] };
  new PbfReader(bytes).fields((field, pbf) => {
    if (field === 15) layer.version = pbf.varint();
    else if (field === 1) layer.name = pbf.text();
    else if (field === 2) layer.raw.push(pbf.bytes());
    else if (field === 3) layer.keys.push(pbf.text());
    else if (field === 4) layer.values.push(readValue(pbf.bytes()));
    else if (field === 5) layer.extent = pbf.varint();
    else assert.fail(`field ${field} in a layer`);
  });
  assert.equal(layer.version, 2, 'version of a layer');
  assert.ok(layer.name, 'a layer without a name');
  assert.ok(layer.raw.length > 0, `layer ${layer.name} holds no feature`);
  assert.equal(new Set(layer.keys).size, layer.keys.length, 'a key twice');
  assert.equal(new Set(layer.values.map((value) => JSON.stringify(value))).size, layer.values.length, 'a value twice');
  layer.features = layer.raw.map((one) => readFeature(one, layer));
  return layer;
}

function readValue(bytes) {
  const found = [];
  new PbfReader(bytes).fields((field, pbf) => {
    const readers = { 1: () => pbf.text(), 2: () => pbf.float(), 3: () => pbf.double(), 4: () => pbf.varint(), 5: () => pbf.varint(), 6: () => pbf.signed(), 7: () => Boolean(pbf.varint()) };
    assert.ok(readers[field], `field ${field} in a value`);
    found.push([field, readers[field]()]);
  });
  assert.equal(found.length, 1, 'a value has exactly one field');
  return found[0];
}

function readFeature(bytes, layer) {
  const feature = { id: undefined, type: 0, properties: {}, parts: [] };
  let [tags, commands] = [[], undefined];
  new PbfReader(bytes).fields((field, pbf) => {
    if (field === 1) feature.id = pbf.varint();
    else if (field === 2) tags = pbf.packed();
    else if (field === 3) feature.type = pbf.varint();
    else if (field === 4) commands = pbf.packed();
    else assert.fail(`field ${field} in a feature`);
  });
  assert.ok(geometryTypes[feature.type], `geometry type ${feature.type}`);
  assert.equal(tags.length % 2, 0, 'tags are not in pairs');
  for (let index = 0; index < tags.length; index += 2) {
    assert.ok(tags[index] < layer.keys.length && tags[index + 1] < layer.values.length, 'a tag leads nowhere');
    const key = layer.keys[tags[index]];
    assert.ok(!(key in feature.properties), `${key} twice in a feature`);
    feature.properties[key] = layer.values[tags[index + 1]][1];
  }
  assert.ok(commands?.length > 0, 'a feature without geometry');
  feature.type = geometryTypes[feature.type];
  feature.parts = readGeometry(commands, feature.type);
  return feature;
}

const unzigzag = (value) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

function readGeometry(commands, type) {
  const parts = [];
  let [at, x, y] = [0, 0, 0];
  const position = () => {
    assert.ok(at + 1 < commands.length, 'a command without its numbers');
    x += unzigzag(commands[at++]);
    y += unzigzag(commands[at++]);
    return [x, y];
  };
  while (at < commands.length) {
    const [command, count] = [commands[at] & 7, commands[at++] >>> 3];
    if (command === 1) {
      assert.ok(count > 0 && (type === 'Point' || count === 1), 'MoveTo count');
      if (type === 'Point') assert.equal(parts.length, 0, 'a point has one MoveTo');
      for (let index = 0; index < count; index++) parts.push([position()]);
    } else if (command === 2) {
      assert.ok(type !== 'Point' && parts.length > 0 && parts.at(-1).length === 1 && !parts.at(-1).closed, 'LineTo in the wrong place');
      assert.ok(count >= (type === 'Polygon' ? 2 : 1), `LineTo of ${count}`);
      for (let index = 0; index < count; index++) {
        const [px, py] = parts.at(-1).at(-1);
        const next = position();
        assert.ok(next[0] !== px || next[1] !== py, 'a step of nothing');
        parts.at(-1).push(next);
      }
    } else {
      assert.ok(command === 7 && count === 1 && type === 'Polygon' && parts.at(-1).length >= 3, `command ${command}`);
      parts.at(-1).closed = true;
    }
  }
  if (type === 'LineString') assert.ok(parts.every((part) => part.length >= 2), 'a line of one position');
  if (type === 'Polygon') areRings(parts);
  return parts;
}

export const area = (ring) => ring.reduce((sum, [x, y], index) => {
  const [nx, ny] = ring[(index + 1) % ring.length];
  return sum + (x * ny - nx * y) / 2;
}, 0);

function areRings(rings) {
  assert.ok(rings.every((ring) => ring.closed), 'a ring is not closed');
  assert.ok(rings.every((ring) => area(ring) !== 0), 'a ring of no area');
  assert.ok(area(rings[0]) > 0, 'the first ring is a hole');
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)];
    assert.ok(first[0] !== last[0] || first[1] !== last[1], 'ClosePath closes what is closed');
  }
}
