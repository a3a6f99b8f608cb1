/** What holds for the whole map, and what the public gets of it. */
import { type Child, h } from "../dom";
import { Stale } from "../edit/api";
import type { Key, Words } from "../words";
import { changeSettings, fetchSettings } from "./api";
import type { Env } from "./env";
import { createForm, type FormField, formField, selectInput, textInput } from "./form";
import { loaded, table } from "./list";
import type { ProtectedSource, Settings } from "./types";

interface Known {
  key: string;
  label: Key;
  help?: Key;
}

interface Group {
  title: Key;
  text?: Key;
  known: Known[];
}

const groups: Group[] = [
  {
    title: "adminGroupMap",
    known: [
      { key: "title", label: "settingTitle" },
      { key: "municipality", label: "settingMunicipality", help: "settingMunicipalityHelp" },
      { key: "language", label: "settingLanguage" },
      { key: "layer_names_en", label: "settingLayers", help: "settingLayersHelp" },
      { key: "time_zone", label: "settingTimeZone", help: "settingTimeZoneHelp" },
    ],
  },
  {
    title: "adminGroupContact",
    text: "adminGroupContactText",
    known: [
      { key: "organisation", label: "settingOrganisation" },
      { key: "contact_email", label: "settingEmail" },
      { key: "contact_phone", label: "settingPhone" },
      { key: "accessibility_date", label: "settingReviewed", help: "editDateForm" },
    ],
  },
  {
    title: "adminGroupBasemap",
    text: "adminGroupBasemapText",
    known: [
      { key: "basemap_file", label: "settingBasemapFile", help: "settingBasemapFileHelp" },
      { key: "basemap_url", label: "settingBasemapUrl", help: "settingBasemapUrlHelp" },
      { key: "basemap_attribution", label: "settingAttribution" },
    ],
  },
  {
    title: "adminGroupClasses",
    text: "adminGroupClassesText",
    known: [
      { key: "breaks.mention_share", label: "settingBreaksMentions", help: "settingBreaksShare" },
      { key: "breaks.unsafe_share", label: "settingBreaksAnswers", help: "settingBreaksShare" },
      { key: "breaks.incident_rate", label: "settingBreaksRate", help: "settingBreaksNumber" },
      { key: "breaks.incident_rate_eb", label: "settingBreaksEb", help: "settingBreaksNumber" },
    ],
  },
  {
    title: "adminGroupOthers",
    known: [
      { key: "form_changes", label: "settingForm", help: "settingFormHelp" },
      { key: "embed_origins", label: "settingEmbed", help: "settingEmbedHelp" },
      { key: "upload_mb", label: "settingUpload", help: "settingUploadHelp" },
    ],
  },
];

function control({ key }: Known, value: string, { t }: Words) {
  if (key !== "language") return textInput(value);
  return selectInput(
    [
      { value: "", text: t("settingNotSet") },
      { value: "sv", text: "Svenska" },
      { value: "en", text: "English" },
    ],
    value,
  );
}

export function settingsPart({ words, tell }: Env): HTMLElement {
  const { t } = words;
  let tag = "";

  /** What the fields hold that was not so before; "" takes a setting away. */
  function changes(
    fields: FormField[],
    before: Map<string, string>,
  ): Record<string, string | null> {
    const changed = fields.filter(
      ({ name, control: { value } }) => value.trim() !== (before.get(name) ?? ""),
    );
    return Object.fromEntries(
      changed.map(({ name, control: { value } }) => [name, value.trim() || null]),
    );
  }

  function form(fields: FormField[], before: Map<string, string>, content: Child[]): HTMLElement {
    return createForm({
      words,
      fields,
      content,
      submit: t("editSave"),
      send: async () => {
        const body = changes(fields, before);
        if (Object.keys(body).length === 0) {
          tell(t("adminNothingChanged"));
          return;
        }
        try {
          ({ tag } = await changeSettings(tag, body));
        } catch (error) {
          // What was typed stays; sent again, it goes on top of what the other one did.
          if (error instanceof Stale) ({ tag } = await fetchSettings());
          throw error;
        }
        for (const [name, value] of Object.entries(body)) before.set(name, value ?? "");
        tell(t("adminSettingsSaved"));
      },
    });
  }

  function group({ title, text, known }: Group, values: Map<string, string>): Child {
    const there = known.filter(({ key }) => values.has(key));
    if (there.length === 0) return null;
    const fields = there.map((each) =>
      formField(each.key, t(each.label), control(each, values.get(each.key) ?? "", words), {
        help: each.help === undefined ? "" : t(each.help),
      }),
    );
    return h(
      "section",
      { class: "admin-group" },
      h("h2", {}, t(title)),
      text !== undefined && h("p", { class: "lead" }, t(text)),
      form(
        fields,
        values,
        fields.map(({ element }) => element),
      ),
    );
  }

  function sourceRow(source: ProtectedSource): { fields: FormField[]; cells: Child[] } {
    const numbers = (stem: "k" | "n_min", value: string | null, inForce: number) =>
      formField(
        `${stem}.${source.name}`,
        t(stem === "k" ? "settingKOf" : "settingNMinOf", { name: source.title }),
        textInput(value ?? "", { inputmode: "numeric", placeholder: String(inForce) }),
        { hidden: true },
      );
    const k = numbers("k", source.k, source.k_in_force);
    const second =
      source.kind === "survey"
        ? numbers("n_min", source.n_min ?? null, source.n_min_in_force ?? 0)
        : formField(
            `public.${source.name}`,
            t("settingPublicOf", { name: source.title }),
            selectInput(
              [
                { value: "", text: t("publicDefault") },
                { value: "counts", text: t("publicCounts") },
                { value: "points", text: t("publicPoints") },
                { value: "none", text: t("publicNone") },
              ],
              source.public ?? "",
            ),
            { hidden: true },
          );
    const survey = source.kind === "survey";
    return {
      fields: [k, second],
      cells: [
        h(
          "span",
          { class: "two" },
          h("b", {}, source.title),
          h("small", {}, t(survey ? "adminSurvey" : "adminDataset")),
        ),
        k.element,
        survey ? second.element : "–",
        survey ? t("publicCounts") : second.element,
      ],
    };
  }

  function protection({ protection: now }: Settings): HTMLElement {
    const number = (key: "k" | "n_min", label: Key, help: Key) => {
      const { least, usual, most } = now[`${key}_limits`];
      return formField(
        key,
        t(label),
        textInput(now[key] ?? "", { inputmode: "numeric", placeholder: usual }),
        { help: t(help, { least, usual, most }) },
      );
    };
    const k = number("k", "settingK", "settingKHelp");
    const nMin = number("n_min", "settingNMin", "settingNMinHelp");
    const rows = now.sources.map(sourceRow);
    const fields = [k, nMin, ...rows.flatMap((row) => row.fields)];
    const before = new Map(fields.map((field) => [field.name, field.control.value]));
    return h(
      "section",
      { class: "admin-group" },
      h("h2", {}, t("adminGroupProtection")),
      h("p", { class: "lead" }, t("adminGroupProtectionText")),
      form(fields, before, [
        h("div", { class: "side-by-side" }, k.element, nMin.element),
        rows.length > 0 && h("h3", {}, t("adminPerSource")),
        rows.length > 0 && h("p", { class: "note" }, t("adminPerSourceText")),
        rows.length > 0 &&
          table(
            t("adminPerSource"),
            [t("adminSource"), "k", "n_min", t("adminPublicGets")],
            rows.map(({ cells }) => cells),
          ),
      ]),
    );
  }

  const list = loaded(words, t("adminSettings"), fetchSettings, (settings) => {
    tag = settings.tag;
    const values = new Map(settings.settings.map(({ key, value }) => [key, value ?? ""]));
    return [protection(settings), ...groups.map((each) => group(each, values))];
  });
  return h(
    "section",
    { class: "admin-part" },
    h("div", { class: "admin-head" }, h("h1", {}, t("adminSettings"))),
    h("p", { class: "lead" }, t("adminSettingsText")),
    list.element,
  );
}
