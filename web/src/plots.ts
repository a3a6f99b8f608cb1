/** Small drawings of figures: an interval on a line, a scale, bars. All SVG, all with a text beside them. */
import { h, svg } from "./dom";
import type { Figure } from "./figures";
import type { Words } from "./words";

/** An interval as a bar with its value, on 0…`most`; `mark` is the whole area's value. */
export function intervalBar(figure: Figure, most: number, ramp: string, mark: number | null) {
  const width = 88;
  const at = (value: number) => 4 + (Math.min(value, most) / most) * (width - 8);
  const parts: SVGElement[] = [];
  if (mark !== null) {
    parts.push(svg("path", { class: "whole", d: `M${at(mark)} 0v24` }));
  }
  if (figure.standing !== "shown") {
    parts.push(
      svg("rect", {
        x: 4,
        y: 8,
        width: width - 8,
        height: 8,
        fill: `url(#${figure.standing === "none" ? "none" : "few"})`,
      }),
    );
  } else if (figure.value !== null) {
    const low = at(figure.low ?? figure.value);
    const high = at(figure.high ?? figure.value);
    parts.push(
      svg("rect", {
        class: `range ${ramp}${figure.rank}`,
        x: low,
        y: 8,
        width: Math.max(1, high - low),
        height: 8,
      }),
      svg("path", { class: "value", d: `M${at(figure.value)} 5v14` }),
    );
  }
  return svg(
    "svg",
    {
      class: "interval",
      viewBox: `0 0 ${width} 24`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    ...parts,
  );
}

/** Where a share stands on 0–100 %, with the whole area's share below. */
export function shareScale(figure: Figure, whole: number | null, words: Words, name: string) {
  const width = 352;
  const at = (value: number) => Math.max(1, Math.min(width - 1, value * width));
  const steps = [1, 2, 3, 4, 5].map((rank) =>
    svg("rect", {
      class: `d${rank}`,
      x: (rank - 1) * (width / 5),
      y: 18,
      width: width / 5,
      height: 8,
    }),
  );
  const value = figure.value ?? 0;
  const low = at(figure.low ?? value);
  const high = at(figure.high ?? value);
  const drawing = svg(
    "svg",
    { class: "share-scale", viewBox: `0 0 ${width} 36`, "aria-hidden": "true" },
    ...steps,
    svg("rect", { class: "frame", x: 0.5, y: 17.5, width: width - 1, height: 9 }),
    svg("path", { class: "ink", d: `M${low} 16v-6h${high - low}v6` }),
    svg("path", { class: "solid", d: `M${at(value) - 6} 2h12l-6 11z` }),
    whole !== null && svg("path", { class: "ink", d: `M${at(whole)} 14v20` }),
  );
  const middle = whole === null ? "" : `${name} ${words.percent(whole)}`;
  return h(
    "div",
    { class: "scale-of-shares" },
    drawing,
    h(
      "p",
      { class: "ends" },
      h("span", {}, words.t("scaleSafe")),
      h("span", {}, middle),
      h("span", {}, words.t("scaleUnsafe")),
    ),
  );
}

export interface Bar {
  label: string;
  value: number;
  text: string;
}

export function bars(rows: Bar[], tone = ""): HTMLElement {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return h(
    "dl",
    { class: `bars ${tone}` },
    ...rows.flatMap(({ label, value, text }) => [
      h("dt", {}, label),
      h(
        "dd",
        {},
        svg(
          "svg",
          { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { width: (value / most) * 100, height: 12 }),
        ),
        h("span", {}, text),
      ),
    ]),
  );
}
