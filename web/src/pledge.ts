/** The citizens' pledge: what was promised, what is done, what is planned. */
import { links } from "./api";
import { type Child, h, svg } from "./dom";
import type { Scene } from "./scene";
import type { Commitment, Pledge } from "./types";
import type { Key, Words } from "./words";

/** The pledges, the newest first. */
export const pledgesOf = ({ pledges }: Scene["start"]): Pledge[] =>
  [...pledges].sort((a, b) => b.year - a.year);

/** The chosen pledge, else the newest. */
export function pledgeOf({ start, state }: Pick<Scene, "start" | "state">): Pledge | undefined {
  const all = pledgesOf(start);
  return all.find(({ year }) => String(year) === state.pledge) ?? all[0];
}

/** Done of target as a bar; planned is hatched after it. */
function progressBar({ done, planned, target }: Commitment): SVGSVGElement {
  const whole = Math.max(target ?? 0, done + planned, 1);
  const width = (n: number) => (n / whole) * 100;
  return svg(
    "svg",
    { class: "progress", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "ground", width: 100, height: 8 }),
    svg("rect", { class: "planned", x: width(done), width: width(planned), height: 8 }),
    svg("rect", { class: "done", width: width(done), height: 8 }),
  );
}

export function progressText({ done, planned, target, rule }: Commitment, { t }: Words): string {
  const aim =
    target === null
      ? null
      : t(rule === "at_least" ? "targetAtLeast" : "targetExactly", { n: target });
  const first = aim === null ? t("progressOpen", { done }) : t("progress", { done, target: aim });
  return planned > 0 ? `${first}, ${t("progressPlanned", { n: planned })}` : first;
}

const day = 86_400_000; // milliseconds

/** The share of a calendar year that has passed, today included. */
export function shareOfYear(year: number, now = Date.now()): number {
  const first = Date.UTC(year, 0, 1);
  const length = Date.UTC(year + 1, 0, 1) - first;
  return Math.min(1, Math.max(0, (Math.floor(now / day) * day + day - first) / length));
}

/** How it stands against the share of the year that has passed, as the year report says it. */
export function standing({ done, target, rule }: Commitment, passed: number): Key {
  if (target === null || target === 0 || rule === "ongoing") return "targetOngoing";
  if (done > target && rule === "exactly") return "standingExceeded";
  if (done >= target) return "kept";
  if (passed >= 1) return "notYet";
  return done >= Math.floor(target * passed) ? "standingOnTrack" : "standingBehind";
}

function commitment(scene: Scene, each: Commitment, passed: number): HTMLElement {
  return h(
    "li",
    {},
    h("p", {}, each.text),
    progressBar(each),
    h(
      "p",
      { class: "note between" },
      h("span", {}, [each.party, progressText(each, scene.words)].filter(Boolean).join(" · ")),
      h("b", {}, scene.words.t(standing(each, passed))),
    ),
  );
}

export function commitments(scene: Scene): Child {
  const { t, lang } = scene.words;
  const pledge = pledgeOf(scene);
  if (pledge === undefined) return h("p", { class: "empty" }, t("noPledge"));
  const passed = shareOfYear(pledge.year);
  return h(
    "section",
    { class: "plain" },
    h("h3", {}, t("commitments", { year: pledge.year })),
    pledge.parties !== null && h("p", { class: "note" }, t("parties", { parties: pledge.parties })),
    h(
      "ul",
      { class: "commitments" },
      ...pledge.commitments.map((each) => commitment(scene, each, passed)),
    ),
    h(
      "p",
      { class: "note" },
      h(
        "a",
        { href: links.pledgeReport(pledge.year, lang) },
        t("pledgeReport", { year: pledge.year }),
      ),
    ),
  );
}
