/** The map as a person meets it: the sheet, its inset on wide screens, a switch of extent on narrow ones. */
import { outlineZoom } from "./api";
import { padded, wholeName, wholeOf } from "./area";
import { createPair, modeOf } from "./compare/pair";
import { differenceScene } from "./compare/scene";
import { h, show } from "./dom";
import { legend } from "./legend";
import { denseExtent, extentOf } from "./map/geometry";
import { createSheet, type Sheet } from "./map/sheet";
import type { Scene } from "./scene";
import { frameIcon, stepIcon } from "./symbols";
import type { Extent } from "./types";

export interface MapView {
  draw: (scene: Scene) => void;
  /** Move the map to an extent. */
  look: (extent: Extent) => void;
  /** The extent that the map shows now. */
  seen: () => Extent;
  /** Mark where the person is. */
  here: (lon: number, lat: number) => void;
}

const wide = matchMedia("(min-width: 1200px)");
/** Space around a chosen zone, as a share of its size: without an inset its neighbours are to be seen, too. */
const around = 0.5;

/** The name of the dense town: of the largest place in it. */
function townName(scene: Scene, [w, s, e, n]: Extent): string {
  const inside = scene.named.filter((place) => {
    const found = extentOf([place.geometry]);
    return found !== null && found[0] < e && found[2] > w && found[1] < n && found[3] > s;
  });
  const largest = inside.sort(
    (a, b) => (b.properties.population ?? 0) - (a.properties.population ?? 0),
  )[0];
  return largest?.properties.name ?? scene.words.t("smallest");
}

const hair = 0.01; // of an extent's size

/** Whether two extents differ by no more than a simplified outline does. */
function alike(one: Extent | null, other: Extent): boolean {
  if (one === null) return false;
  const size = Math.max(other[2] - other[0], other[3] - other[1]);
  return one.every((edge, index) => Math.abs(edge - (other[index] ?? 0)) < hair * size);
}

/** Puts the map in `element`; `closer` is called when it shows more than an outline of the whole does. */
export function createMapView(element: HTMLElement, closer: () => void): MapView {
  let scene: Scene | null = null;
  let fittedTo: Extent | null = null;
  let zoomedZone = "";
  let wasWide = wide.matches;
  let town: { of: Scene["shapes"]; extent: Extent | null } = { of: [], extent: null };
  const pick = (zone: string) => scene?.go({ zone });
  const main: Sheet = createSheet({ inset: false, pick });
  const inset: Sheet = createSheet({ inset: true, pick });
  const caption = h("p", { class: "inset-name" });
  inset.element.append(caption);
  const zoom = h("div", { class: "zoom" });
  const extents = h("div", { class: "extents segmented" });
  const key = h("div", { class: "legend" });
  main.element.append(zoom, extents);
  const aside = h("div", { class: "margin" }, inset.element, key);
  element.append(main.element, aside);
  const pair = createPair(element, main, pick);
  main.map.on("zoomend", () => main.map.getZoom() > outlineZoom + 0.5 && closer());

  function townOf({ ground }: Scene): Extent | null {
    if (town.of !== ground) {
      const found = denseExtent(ground.map((zone) => zone.geometry));
      town = { of: ground, extent: found && padded(found, 0.04) };
    }
    return town.extent;
  }

  function controls(now: Scene, whole: Extent, dense: Extent | null): void {
    const { t } = now.words;
    const step = (label: "zoomIn" | "zoomOut", sign: "+" | "−", by: number) =>
      h(
        "button",
        { class: "button", "data-key": label, "aria-label": t(label), click: () => main.zoom(by) },
        stepIcon(sign),
      );
    const all = h(
      "button",
      {
        class: "button whole",
        "data-key": "whole",
        "aria-label": wholeName(now),
        title: wholeName(now),
        click: () => main.look(whole),
      },
      frameIcon(),
    );
    show(zoom, step("zoomIn", "+", 1), step("zoomOut", "−", -1), all);
    const to = (name: string, extent: Extent) =>
      h(
        "button",
        { class: "button", "data-key": `to ${name}`, click: () => main.look(extent) },
        name,
      );
    extents.setAttribute("role", "group");
    extents.setAttribute("aria-label", t("extent"));
    show(extents, to(wholeName(now), whole), dense !== null && to(townName(now, dense), dense));
  }

  function frame(now: Scene, whole: Extent, dense: Extent | null): void {
    if (!alike(fittedTo, whole)) {
      fittedTo = whole;
      main.look(whole);
    }
    const zone = now.shapes.find((shape) => shape.properties.code === now.state.zone);
    const target = wide.matches || now.comparing ? "" : (zone?.properties.code ?? "");
    if (target !== zoomedZone) {
      zoomedZone = target;
      const extent = target === "" ? whole : extentOf([zone?.geometry ?? null]);
      requestAnimationFrame(
        () => extent !== null && main.look(padded(extent, target === "" ? 0 : around)),
      );
    }
    const withInset = wide.matches && dense !== null && !now.comparing;
    element.classList.toggle("with-inset", withInset);
    main.mark(withInset ? dense : null);
    if (withInset) {
      inset.look(dense);
      closer();
    }
  }

  function draw(now: Scene): void {
    scene = now;
    const whole = wholeOf(now);
    if (whole === null) return;
    const dense = townOf(now);
    show(key, ...legend(now));
    const town = dense === null ? "" : townName(now, dense);
    show(caption, town);
    inset.element.setAttribute("role", "group");
    inset.element.setAttribute("aria-label", now.words.t("insetLabel", { name: town }));
    controls(now, whole, dense);
    frame(now, whole, dense);
    const shown = modeOf(now) === "difference" ? differenceScene(now) : now;
    main.draw(shown);
    if (!now.comparing) inset.draw(now);
    pair.draw(now);
  }

  function resized(): void {
    main.refit();
    inset.refit();
    const other = wide.matches !== wasWide || scene?.comparing;
    wasWide = wide.matches;
    if (scene !== null && other) draw(scene);
  }

  const sizes = new ResizeObserver(resized);
  for (const each of [element, main.element, aside]) sizes.observe(each);

  return {
    draw,
    look: (extent) => main.look(padded(extent, 0.3)),
    seen: () => main.seen(),
    here: (lon, lat) => main.here(lon, lat),
  };
}
