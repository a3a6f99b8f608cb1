/** What a file holds, in the words of those who use it: so many measures, of which kinds, are new. */
import { type Child, h } from "../dom";
import type { Key, Words } from "../words";
import { table } from "./list";
import type { Kind, Report } from "./types";

const themes: Record<string, Key> = {
  zones: "fileOfZones",
  members: "fileOfMembers",
  population: "fileOfPopulation",
  incidents: "fileOfIncidents",
  places: "fileOfPlaces",
  measures: "fileOfMeasures",
  pledges: "fileOfPledges",
  survey: "fileOfSurvey",
  layer: "fileOfLayer",
};

const figures: Record<string, Key> = {
  mentions: "fileHasMentions",
  population: "fileHasPopulation",
  population_zones: "fileHasPopulationZones",
  zones: "fileHasZones",
  repaired: "fileHasRepaired",
  commitments_without_activity: "fileHasCommitments",
  clashes_with_hand_edits: "fileHasClashes",
};

type File = Report["files"][number];

function fileRow(file: File, { t, number }: Words): Child[] {
  const theme = themes[file.theme ?? ""];
  return [
    h("b", {}, theme === undefined ? file.file : t(theme)),
    number(file.accepted),
    number(file.updated),
    number(file.unchanged),
    number(file.rejected),
  ];
}

/** A row that is refused is of no kind. */
const kindRow = (kind: Kind, { lang, number }: Words): Child[] => [
  h("span", { class: "of-kind" }, kind[lang] ?? kind.code),
  number(kind.accepted),
  number(kind.updated),
  number(kind.unchanged),
  "",
];

function figureLines({ figures: found = {} }: File, { t, number }: Words): HTMLElement[] {
  return Object.entries(found).flatMap(([name, value]) => {
    const key = figures[name];
    return key === undefined ? [] : [h("li", {}, t(key, { n: number(value) }))];
  });
}

export function contents({ files }: Report, words: Words): Child[] {
  const { t } = words;
  return files.flatMap((file) => {
    const lines = figureLines(file, words);
    return [
      h("h3", {}, t("adminContents", { file: file.file })),
      table(
        t("adminContents", { file: file.file }),
        [t("adminKind"), t("adminNew"), t("adminUpdated"), t("adminUnchanged"), t("adminRejected")],
        [fileRow(file, words), ...(file.kinds ?? []).map((kind) => kindRow(kind, words))],
      ),
      lines.length > 0 && h("ul", { class: "plain-list" }, ...lines),
    ];
  });
}
