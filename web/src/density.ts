/** How densely fires lie, as a layer that is switched on. */
import type { Density } from "./analysis-types";
import { densityAddress } from "./api";
import type { Asked } from "./asked";
import { type Child, h } from "./dom";
import { kindsOf, partOf, periodOf, restsOnProtected } from "./filters";
import { layersOn } from "./layers";
import type { Scene } from "./scene";
import type { Words } from "./words";

export const densityLayer = "density";

/** What the server says of the density; null while the layer is off. */
export function densityOf({
  start,
  state,
  ask,
}: Pick<Scene, "start" | "state" | "ask">): Asked<Density> | null {
  if (state.view !== "fires" || !layersOn({ state }).includes(densityLayer)) return null;
  const period = periodOf(start, state);
  const kind = kindsOf(start, state);
  const query = { period, part: partOf(state) || undefined, kind };
  return ask<Density>("density", densityAddress(query), restsOnProtected(start, kind));
}

/** The steps of the lines, or why there are none. */
function text({ answer, error, busy }: Asked<Density>, words: Words): string {
  const { t, lang, number } = words;
  if (error !== null) return t(error.status === 404 ? "analysisProtected" : "errorTitle");
  if (answer === null || busy) return t("loading", { what: t("layerDensity") });
  const { refusal, with_place: n, incidents, parameters } = answer.summary;
  if (refusal) return refusal[lang];
  const steps = answer.features.map(({ properties }) => properties.density_from);
  const levels = [...new Set(steps)].sort((a, b) => a - b).filter((level) => level > 0);
  return t("densityNote", {
    levels: levels.map((level) => number(level)).join(", "),
    bandwidth: number(Number(parameters.bandwidth)),
    n: number(n),
    all: number(incidents),
  });
}

export function densityNote({ density, words }: Pick<Scene, "density" | "words">): Child {
  return density === null ? null : h("p", { class: "note" }, text(density, words));
}
