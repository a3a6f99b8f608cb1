/** Take it along: a layer as a file, the address of what is shown, the map for another site's page. */
import { download } from "../csv";
import { choice, createDialog } from "../dialog";
import { type Child, h } from "../dom";
import type { Scene } from "../scene";
import type { Key } from "../words";
import { type Format, fileAddress, formats, type Offer, offers, type Part } from "./files";

export interface Taking {
  element: HTMLElement;
  open: (scene: Scene) => void;
}

const notes: Record<Format, Key> = {
  gpkg: "takeGpkg",
  "csv-excel": "takeExcel",
  json: "takeGeojson",
  csv: "takeCsv",
  fgb: "takeFgb",
};
const names: Record<Format, string> = {
  gpkg: "GeoPackage",
  "csv-excel": "CSV (Excel)",
  json: "GeoJSON",
  csv: "CSV",
  fgb: "FlatGeobuf",
};

const absolute = (path: string): string => new URL(path, location.href.replace(/#.*/, "")).href;

/** The frame that shows this map in another page. */
export const snippet = (source: string, title: string): string => {
  const safe = (text: string) => text.replace(/[&"<>]/g, (letter) => `&#${letter.codePointAt(0)};`);
  return `<iframe src="${safe(source)}" title="${safe(title)}" width="100%" height="600" style="border:0" loading="lazy"></iframe>`;
};

export function createTaking(): Taking {
  const dialog = createDialog("taking");
  const said = h("p", { class: "note", role: "status" });
  let scene: Scene | null = null;
  let chosen = 0;
  let part: Part = "shown";

  function copyable(of: Scene, key: string, label: string, text: string): Child {
    const field = h("textarea", { class: "field", rows: 3, readonly: true, "data-key": key });
    field.value = text;
    field.addEventListener("focus", () => field.select());
    const copy = () => {
      field.select();
      navigator.clipboard.writeText(text).then(
        () => {
          said.textContent = of.words.t("takeCopied");
        },
        () => {
          said.textContent = of.words.t("copyByKeys");
        },
      );
    };
    return h(
      "div",
      { class: "copyable" },
      h("label", { class: "choice" }, h("span", {}, label), field),
      h(
        "button",
        { class: "button", "data-key": `copy ${key}`, click: copy },
        of.words.t("takeCopy"),
      ),
    );
  }

  function files(of: Scene, offer: Offer): Child {
    const rows = formats.map((format) =>
      h(
        "li",
        {},
        h(
          "a",
          { href: fileAddress(offer, part, format), download: "", "data-key": `file ${format}` },
          names[format],
        ),
        h("span", { class: "note" }, of.words.t(notes[format])),
      ),
    );
    return h("ul", { class: "files" }, ...rows);
  }

  function parts({ words: { t }, chosen: zone }: Scene): { value: Part; text: string }[] {
    const found: { value: Part; text: string }[] = [
      { value: "shown", text: t("takeShown") },
      { value: "all", text: t("takeAll") },
    ];
    if (zone !== null) found.push({ value: "zone", text: t("takeZone", { name: zone.name }) });
    return found;
  }

  function render(): void {
    if (scene === null) return;
    const of = scene;
    const { t } = of.words;
    const all = offers(of);
    const offer = all[chosen] ?? all[0];
    if (offer === undefined) return;
    if (part === "zone" && of.chosen === null) part = "shown";
    const embedded = absolute(`embed${location.hash}`);
    dialog.fill(
      t("take"),
      t("dialogClose"),
      h(
        "section",
        {},
        h("h3", {}, t("takeTable")),
        h("p", { class: "note" }, t("takeTableNote")),
        h(
          "button",
          { class: "button", "data-key": "download", click: () => download(of) },
          t("download"),
        ),
      ),
      h(
        "section",
        {},
        h("h3", {}, t("takeLayer")),
        h(
          "div",
          { class: "choices" },
          choice(
            "take layer",
            t("takeWhich"),
            String(chosen),
            all.map(({ label }, index) => ({ value: String(index), text: label })),
            (value) => {
              chosen = Number(value);
              render();
            },
          ),
          choice("take part", t("takePart"), part, parts(of), (value) => {
            part = value as Part;
            render();
          }),
        ),
        files(of, offer),
        copyable(of, "api link", t("takeApi"), absolute(fileAddress(offer, part, "json"))),
      ),
      h(
        "section",
        {},
        h("h3", {}, t("takeEmbed")),
        h("p", { class: "note" }, t(of.start.embed ? "takeEmbedNote" : "takeEmbedOff")),
        copyable(of, "embed", t("takeSnippet"), snippet(embedded, of.start.title)),
      ),
      said,
    );
  }

  return {
    element: dialog.element,
    open(next) {
      scene = next;
      said.textContent = "";
      render();
    },
  };
}
