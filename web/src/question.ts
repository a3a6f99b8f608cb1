/** The question: the filters are the words of one sentence, each a native select. */

import { comparisonOf } from "./compare/other";
import { type Child, h } from "./dom";
import { partOf, periodOf, surveyYears, used, zoneSetOf } from "./filters";
import { pledgesOf } from "./pledge";
import type { Scene } from "./scene";
import type { State, View } from "./state";
import type { Coded } from "./types";
import type { Key, Words } from "./words";

interface Choice {
  name: keyof State;
  label: Key;
  value: string;
  options: [value: string, text: string][];
}

const sentences: Record<View, Key> = {
  safety: "askSafety",
  fires: "askFires",
  measures: "askMeasures",
  pledge: "askPledge",
  all: "askAll",
};

/** A period as a person writes it: 2017–2020. */
export const periodText = (words: Words, period: string | undefined): string =>
  period === undefined ? words.t("periodAll") : period.replace("/", "–");

export function partText({ part, words }: Pick<Scene, "part" | "words">): string {
  const keys: Record<Scene["part"], Key> = {
    "": "partAll",
    day: "partDay",
    evening: "partEvening",
    night: "partNight",
  };
  return words.t(keys[part]);
}

function period({ start, state, words, summary, period: current }: Scene): Choice {
  const ofSurvey = state.view === "safety" || state.view === "all";
  const years = ofSurvey ? surveyYears(start) : start.incident_years;
  const blocks = (summary?.offers?.periods ?? []).filter((each) => each.includes("/"));
  const periods = [...[...years].reverse().map(String), ...blocks];
  if (current !== undefined && !periods.includes(current)) periods.unshift(current);
  return {
    name: "period",
    label: "choosePeriod",
    value: current ?? "always",
    options: [
      ...periods.map((each): [string, string] => [each, periodText(words, each)]),
      ["always", words.t("periodAll")],
    ],
  };
}

function coded(
  scene: Scene,
  name: keyof State,
  label: Key,
  all: Key,
  codes: Coded[],
  text?: Key,
): Choice {
  const { words, state } = scene;
  const option = (code: Coded): [string, string] => {
    const plain = words.name(codes, code.code);
    const lower = plain.charAt(0).toLocaleLowerCase(words.lang) + plain.slice(1);
    return [code.code, text === undefined ? lower : words.t(text, { reason: lower })];
  };
  return { name, label, value: state[name], options: [["", words.t(all)], ...codes.map(option)] };
}

/** A title within a sentence: "Small areas" begins small there, a short name such as DeSO stays. */
export function inSentence({ lang }: Pick<Words, "lang">, title: string): string {
  const [first = ""] = title.split(" ");
  const rest = first.slice(1);
  if (rest === "" || rest !== rest.toLocaleLowerCase(lang)) return title;
  return title.charAt(0).toLocaleLowerCase(lang) + title.slice(1);
}

function choices(scene: Scene): Record<string, Choice> {
  const { start, state, words, zoneSet, part } = scene;
  const reasons = used(start.reasons).filter(({ sentiment }) => sentiment !== "safe");
  const pledges = pledgesOf(start).map(({ year }): [string, string] => [
    String(year),
    String(year),
  ]);
  return {
    part: {
      name: "part",
      label: "choosePart",
      value: part || "all",
      options: [
        ["all", words.t("partAll")],
        ["day", words.t("partDay")],
        ["evening", words.t("partEvening")],
        ["night", words.t("partNight")],
      ],
    },
    period: period(scene),
    reason: coded(scene, "reason", "chooseReason", "reasonAll", reasons, "reasonOne"),
    kind: coded(scene, "kind", "chooseKind", "kindAll", used(start.kinds)),
    type: coded(scene, "type", "chooseType", "typeAll", used(start.measure_types)),
    status: coded(scene, "status", "chooseStatus", "statusAll", used(start.measure_statuses)),
    set: {
      name: "set",
      label: "chooseSet",
      value: zoneSet.name,
      options: start.zone_sets.map((set) => [set.name, inSentence(words, set.title[words.lang])]),
    },
    pledge: {
      name: "pledge",
      label: "choosePledge",
      value: state.pledge || (pledges[0]?.[0] ?? ""),
      options: pledges,
    },
  };
}

/** The other side of a comparison: a word of the same kind before its own. */
function otherChoice(scene: Scene, all: Record<string, Choice>): [string, Choice] | null {
  const comparison = comparisonOf(scene.state);
  if (comparison === null) return null;
  const { dimension, value } = comparison;
  const own = all[dimension];
  if (own === undefined) return null;
  const known = own.options.some(([each]) => each === value);
  const added: [string, string][] = known ? [] : [[value, periodText(scene.words, value)]];
  const options = [...own.options, ...added].map(([each, text]): [string, string] => [
    `${dimension}.${each}`,
    text,
  ]);
  return [
    dimension,
    { name: "compare", label: "compareWith", value: scene.state.compare, options },
  ];
}

const textOf = ({ value, options }: Choice): string =>
  options.find(([each]) => each === value)?.[1] ?? value;

/** A sentence without a word that nothing can be chosen for, and without what leads to it: ", per {set}". */
const withoutWord = (sentence: string, [name]: [string, unknown]): string =>
  sentence.replace(new RegExp(`(, [^,{]*| )\\{${name}\\}`), "");

/** The pieces of a sentence, names of choices apart from plain text. */
function pieces(scene: Scene): { text: string; choice: Choice | undefined }[] {
  const all = choices(scene);
  const sentence = Object.entries(all)
    .filter(([, { options }]) => options.length === 0)
    .reduce(withoutWord, scene.words.t(sentences[scene.state.view]));
  const [dimension, other] = otherChoice(scene, all) ?? [];
  return sentence.split(/(\{\w+\})/).flatMap((text) => {
    const piece = { text, choice: all[text.slice(1, -1)] };
    if (text !== `{${dimension}}`) return [piece];
    const between = { text: scene.words.t("comparedWith"), choice: undefined };
    return [{ text: "", choice: other }, between, piece];
  });
}

/** The sentence as plain text: title of the page, of the table, and of the map for those who cannot see it. */
export const questionText = (scene: Scene): string =>
  pieces(scene)
    .map(({ text, choice }) => (choice === undefined ? text : textOf(choice)))
    .join("");

function word(scene: Scene, choice: Choice): HTMLElement {
  const select = h(
    "select",
    {
      "aria-label": scene.words.t(choice.label),
      "data-key": choice.name,
      change: () => scene.go({ [choice.name]: select.value }),
    },
    ...choice.options.map(([value, text]) =>
      h("option", { value, selected: value === choice.value }, text),
    ),
  );
  const shown = h("span", { class: "word-text", "aria-hidden": "true" }, textOf(choice));
  return h("span", { class: "word" }, shown, select);
}

/** The scene as it will be when what is asked has been answered. */
function asAsked(scene: Scene): Scene {
  const { start, asked, zoneSet } = scene;
  return {
    ...scene,
    state: asked,
    period: periodOf(start, asked),
    part: partOf(asked),
    zoneSet: zoneSetOf(start, asked) ?? zoneSet,
  };
}

/** In an element of its own: between others, what a text stands on cannot be told. */
const plain = (text: string): HTMLElement => h("span", {}, text);

export function question(now: Scene): Child[] {
  const scene = asAsked(now);
  const all = pieces(scene);
  const parts = all.map(({ text, choice }, index) => {
    const mark = /^[,?]/.exec(text)?.[0] ?? "";
    if (choice === undefined) return plain(index === 0 ? text : text.slice(mark.length));
    const after = /^[,?]/.exec(all[index + 1]?.text ?? "")?.[0];
    return h("span", { class: "unbroken" }, word(scene, choice), after && plain(after));
  });
  return [h("h1", {}, ...parts)];
}
