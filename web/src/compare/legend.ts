/** The legend of the map of differences: diverging classes around zero. */
import { type Child, h } from "../dom";
import { swatch } from "../legend";
import type { Scene } from "../scene";
import { byChance, differenceBreaks, differencePaint, differenceRank } from "./difference";
import { differenceScene, differences, writeDifference } from "./scene";

export function differenceLegend(scene: Scene): Child {
  const { t, number } = scene.words;
  const { kind } = scene;
  const found = [...differences(scene).values()];
  const breaks = kind === "rate" ? differenceBreaks.rate : differenceBreaks.share;
  const [farLow = 0, low = 0, high = 0, farHigh = 0] = breaks;
  const write = (value: number) => writeDifference(scene, value);
  const ranges = [
    t("differenceDown", { to: write(farLow) }),
    t("differenceBetween", { from: write(farLow), to: write(low) }),
    t("differenceSame", { from: write(low), to: write(high) }),
    t("differenceBetween", { from: write(high), to: write(farHigh) }),
    t("differenceUp", { from: write(farHigh) }),
  ];
  const middles = [farLow, low, 0, high, farHigh];
  const rows = middles.map((value, at) => {
    const paint = differencePaint({ value, low: 0, high: 0, chance: false }, kind);
    const zones = found.filter(
      (each) => !each.chance && differenceRank(each.value, kind) === at + 1,
    ).length;
    return { paint, range: ranges[at] ?? "", zones };
  });
  const paints = [...differenceScene(scene).paints.values()];
  const count = (name: string) => paints.filter((paint) => paint === name).length;
  const chance = found.filter((each) => each.chance).length;
  const all = [
    ...rows.reverse(),
    { paint: byChance, range: t("byChance"), zones: chance },
    { paint: "few", range: t("notOnBoth"), zones: count("few") },
    { paint: "none", range: t("noData"), zones: count("none") },
  ];
  return h(
    "table",
    { class: "classes" },
    ...all.map(({ paint, range, zones }) =>
      h(
        "tr",
        { class: "row-spot" },
        h("td", {}, swatch(paint)),
        h("th", { scope: "row" }, range),
        h("td", {}, zones === 1 ? t("zonesOne") : t("zonesMany", { n: number(zones) })),
      ),
    ),
  );
}
