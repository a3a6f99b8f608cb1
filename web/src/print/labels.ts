/** Figures and names on a printed map: figures stand where there is room, names avoid them and each other. */
import { svg } from "../dom";
import { nameLabels, valueLabels } from "../map/label-text";
import { type Box, firstFree, type Label, within } from "../map/labels";
import type { Scene } from "../scene";
import type { Projection } from "./projection";

const letter = 1.4; // millimetres, about the width of one at 2,6 mm
const row = 3.1;
const around = [0, 4, -4, 6.5, -6.5];

function write(label: Label, lines: string[], { x, y }: Box): SVGElement {
  const top = y - ((lines.length - 1) * row) / 2;
  return svg(
    "g",
    { class: `print-label ${label.kind} ${label.tone}` },
    ...lines.map((text, index) =>
      svg("text", { x, y: top + index * row, class: index === 0 ? "" : "code" }, text),
    ),
  );
}

function boxesOf(label: Label, to: Projection): [Box, string[]][] {
  const [x, y] = to.toPaper([label.spot.lon, label.spot.lat]);
  const room = to.length(label.spot.room * 111_000);
  const sized = (lines: string[], dy = 0): [Box, string[]] => [
    {
      x,
      y: y + dy,
      width: Math.max(...lines.map((text) => text.length)) * letter,
      height: lines.length * row,
    },
    lines,
  ];
  if (label.kind === "name") return around.map((dy) => sized(label.lines, dy));
  const lines = room > 6 ? label.lines : label.lines.slice(0, 1);
  return room > (lines[0]?.length ?? 0) * 0.6 ? [sized(lines)] : [];
}

/** What a map is to be written on with. */
interface Written {
  /** What stands on the map already; what is written is added to it. */
  taken: Box[];
  blank: boolean;
  /** Names of the base map: those that the municipality's own places do not have. */
  others: Label[];
}

export function labels(scene: Scene, to: Projection, { taken, blank, others }: Written) {
  const found: SVGElement[] = [];
  const own = nameLabels(scene);
  const known = new Set(own.map(({ lines: [name] }) => name));
  const more = others.filter(({ lines: [name] }) => !known.has(name));
  const wanted = [...(blank ? [] : valueLabels(scene)), ...own, ...more];
  const size = { x: to.area.width, y: to.area.height };
  for (const label of wanted) {
    const offers = boxesOf(label, to).filter(([box]) => within(box, size));
    const free = firstFree(
      offers.map(([box]) => box),
      taken,
    );
    const chosen = offers.find(([box]) => box === free);
    if (chosen === undefined) continue;
    taken.push(chosen[0]);
    found.push(write(label, chosen[1], chosen[0]));
  }
  return found;
}
