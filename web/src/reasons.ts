/** Why places are felt unsafe or safe: the reasons that were stated, as bars. */
import { type Child, h } from "./dom";
import { fewest } from "./figures";
import { type Bar, bars } from "./plots";
import type { Scene } from "./scene";
import type { Figures } from "./types";

const shown = 6;

function reasonBars({ words, start }: Scene, counts: Record<string, number | null>): Bar[] {
  return Object.entries(counts)
    .map(([code, n]): [string, number] => [code, n ?? 0])
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([code, n]) => ({
      label: words.name(start.reasons, code),
      value: n < fewest ? 0 : n,
      text: n < fewest ? words.t("fewerThanFive") : words.number(n),
    }));
}

/** Of a zone or the whole area; nothing where no reasons are told. */
export function reasons(scene: Scene, of: Figures, which: "unsafe" | "safe"): Child {
  const { t, number } = scene.words;
  const unsafe = which === "unsafe";
  const rows = reasonBars(scene, unsafe ? of.reasons : of.reasons_safe);
  if (rows.length === 0) return null;
  const n = number((unsafe ? of.mentions_unsafe : of.mentions_safe) ?? 0);
  return h(
    "section",
    {},
    h("h3", {}, t(unsafe ? "why" : "whySafe"), h("span", {}, t("whyNote", { n }))),
    bars(rows),
  );
}
