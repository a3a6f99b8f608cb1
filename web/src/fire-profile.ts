/** When and where fires are set: hour and weekday, month, light, distance to school, object. */
import type { FireProfile } from "./analysis-types";
import { profileAddress } from "./api";
import { type Child, h } from "./dom";
import { partOf, periodOf, restsOnProtected } from "./filters";
import { events, heat, monthBars } from "./heat";
import { bars } from "./plots";
import { periodText } from "./question";
import type { Scene } from "./scene";
import { analysisFailure } from "./status";
import type { Key } from "./words";

const shownObjects = 8;

/** A section with how many fires it knows of; where none is known, that alone. */
function section(
  { words }: Scene,
  title: Key,
  { known, unknown }: { known: number; unknown: number },
  body: () => Child[],
): HTMLElement {
  const { t, number } = words;
  const count = t("knownOf", { n: number(known), all: number(known + unknown) });
  return h(
    "section",
    {},
    h("h3", {}, t(title), h("span", {}, count)),
    ...(known === 0 ? [h("p", { class: "note" }, t("noneKnown"))] : body()),
  );
}

function lightRows({ words }: Scene, { light }: FireProfile) {
  const rows: [Key, number][] = [
    ["lightDay", light.day],
    ["lightTwilight", light.twilight],
    ["lightDark", light.dark],
  ];
  return rows.map(([key, n]) => ({ label: words.t(key), value: n, text: events(words, n) }));
}

function schoolRows({ words }: Scene, { near_school: school }: FireProfile) {
  const { t, number } = words;
  return school.bands.map(({ from, to, incidents }) => ({
    label:
      to === null
        ? t("metresFrom", { from: number(from) })
        : t("metresTo", { from: number(from), to: number(to) }),
    value: incidents,
    text: number(incidents),
  }));
}

function objectRows({ words }: Scene, { objects }: FireProfile) {
  return objects.slice(0, shownObjects).map(({ object, incidents }) => ({
    label: object ?? words.t("unknown"),
    value: incidents,
    text: events(words, incidents),
  }));
}

function sections(scene: Scene, profile: FireProfile): Child[] {
  const { words } = scene;
  const { t, number } = words;
  const { hours, months, light, near_school: school, objects } = profile;
  const named = objects.filter(({ object }) => object !== null);
  const known = named.reduce((sum, { incidents }) => sum + incidents, 0);
  if (known + hours.known + months.known + light.known + school.known === 0)
    return [h("p", { class: "empty" }, t("profileUnknown"))];
  return [
    section(scene, "whenHours", hours, () => heat(hours.by_weekday, words)),
    section(scene, "whenMonths", months, () => [monthBars(months.incidents, words)]),
    section(scene, "whenLight", light, () => [
      bars(lightRows(scene, profile), "fire wide-labels"),
      h("p", { class: "note" }, t("lightNote")),
    ]),
    section(scene, "whereSchool", school, () => [
      bars(schoolRows(scene, profile), "fire wide-labels"),
      h("p", { class: "note" }, t("schoolNote", { n: number(school.schools) })),
    ]),
    section(scene, "whatObjects", { known, unknown: profile.incidents - known }, () => [
      bars(objectRows(scene, profile), "fire wide-labels"),
    ]),
  ];
}

export function fireProfile(scene: Scene): Child[] {
  const { words, start, state } = scene;
  const { t } = words;
  const kind = state.kind || "arson";
  const query = { period: periodOf(start, state), part: partOf(state) || undefined };
  const url = profileAddress(kind, query);
  const { answer, error } = scene.ask<FireProfile>("profile", url, restsOnProtected(start, kind));
  if (error !== null) return [analysisFailure(error, words, scene.retry, false)];
  if (answer === null)
    return [h("p", { class: "empty" }, t("loading", { what: t("loadingProfile") }))];
  const values = {
    kind: words.name(start.kinds, answer.kind),
    n: words.number(answer.incidents),
    period: periodText(words, scene.period),
  };
  return [
    h("p", { class: "note profile-of" }, t("profileOf", values)),
    state.kind === "" && h("p", { class: "note" }, t("profileOne", values)),
    ...sections(scene, answer),
    h(
      "details",
      { class: "chart-table" },
      h("summary", {}, t("methodWhole")),
      h("p", { class: "note", lang: "en" }, answer.method),
    ),
  ];
}
