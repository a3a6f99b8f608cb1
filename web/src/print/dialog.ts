/** The print dialog: sheet, scale and content on one side, the sheet as it will be on the other. */
import { choice, createDialog, type Dialog } from "../dialog";
import { type Child, h, show } from "../dom";
import { gridOf, sweref99tm } from "../grid";
import { common } from "../map/tile-source";
import { fileName } from "../save";
import type { Scene } from "../scene";
import type { Extent } from "../types";
import { hasFigures, printsFigures } from "./figures";
import { type Choice, drawnArea, printPages } from "./page";
import { fittingScale, paperArea, type Size, scales } from "./paper";
import { savePng } from "./png";
import { pagesOf, seriesYears } from "./series";

export interface Printing {
  element: HTMLElement;
  open: (scene: Scene, seen: Extent) => void;
  isOpen: () => boolean;
  /** Print what the open dialog shows. */
  print: () => void;
  /** Put the sheet that fits what is seen on the paper, unless the dialog has put one there. */
  prepare: (scene: Scene, seen: Extent) => void;
}

const pixels = 96 / 25.4; // CSS pixels a millimetre

/** The sheet that fits what is seen. */
export function firstChoice(
  [west, south, east, north]: Extent,
  figures = false,
  grid = sweref99tm,
): Choice {
  const [a, b] = [grid.metres(west, south), grid.metres(east, north)];
  const metres = { width: Math.abs(b.east - a.east), height: Math.abs(b.north - a.north) };
  const paper = { size: "a4" as Size, landscape: metres.width > metres.height * 1.2 };
  return {
    ...paper,
    scale: fittingScale(metres, drawnArea(paper)),
    middle: [(west + east) / 2, (south + north) / 2],
    blank: false,
    series: false,
    figures,
    grid,
  };
}

/** What is seen of the municipality, without the empty ground around it. */
const within = ({ start }: Scene, seen: Extent): Extent =>
  (start.extent !== null && common(seen, start.extent)) || seen;

const firstOf = (scene: Scene, seen: Extent): Choice =>
  firstChoice(within(scene, seen), printsFigures(scene), gridOf(scene.start));

/** The middle moved by a quarter of the sheet, `right` and `up` being -1, 0 or 1. */
export function moved(choice: Choice, right: number, up: number): Choice {
  const { width, height } = drawnArea(choice);
  const [lon, lat] = choice.middle;
  const metres = (mm: number) => (mm * choice.scale) / 4000;
  const degree = 111_000;
  const wide = degree * Math.cos((lat * Math.PI) / 180);
  return {
    ...choice,
    middle: [lon + (right * metres(width)) / wide, lat + (up * metres(height)) / degree],
  };
}

/** A copy with ids of its own: a pattern of the dialog, which is not printed, would leave it unpainted. */
function onPaper(page: Element): Element {
  const copy = page.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll("[id]")) part.id = `paper-${part.id}`;
  for (const name of ["fill", "clip-path"]) {
    for (const part of copy.querySelectorAll(`[${name}^='url(#']`)) {
      part.setAttribute(name, (part.getAttribute(name) ?? "").replace("#", "#paper-"));
    }
  }
  return copy;
}

export function createPrinting(sceneOf: (period: string) => Promise<Scene>): Printing {
  const dialog: Dialog = createDialog("printing");
  const preview = h("div", { class: "preview", tabindex: 0, role: "region" });
  const note = h("p", { class: "note", role: "status" });
  /** What is sent to the printer: outside the dialog, which is not printed. */
  const paper = h("div", { class: "paper", role: "main" });
  let scene: Scene | null = null;
  let now: Choice | null = null;
  let turn = 0;

  async function draw(): Promise<void> {
    if (scene === null || now === null) return;
    turn += 1;
    const mine = turn;
    note.textContent = scene.words.t("printDrawing");
    try {
      const pages = await pagesOf(scene, now, sceneOf);
      if (mine !== turn) return;
      const area = paperArea(now);
      const scale = Math.min(1, (preview.clientWidth - 32) / (area.width * pixels));
      preview.style.setProperty("--shown", String(scale));
      show(preview, ...pages.map((page) => h("div", { class: "preview-page" }, page)));
      note.textContent = scene.words.t(pages.length === 1 ? "printReadyOne" : "printReady", {
        n: pages.length,
      });
    } catch {
      if (mine === turn) note.textContent = scene.words.t("printFailed");
    }
  }

  function choose(change: Partial<Choice>): void {
    if (now === null) return;
    now = { ...now, ...change };
    render();
  }

  function print(): void {
    paper.replaceChildren(
      ...[...preview.querySelectorAll(".print-page")].map((page) => onPaper(page)),
    );
    document.body.classList.add("on-paper");
    window.print();
  }

  async function picture(): Promise<void> {
    const page = preview.querySelector<HTMLElement>(".print-page");
    if (page === null || scene === null) return;
    try {
      await savePng(page, fileName(scene, "png"));
    } catch {
      note.textContent = scene.words.t("pngFailed");
    }
  }

  function fields(of: Scene, at: Choice): Child[] {
    const { t, number } = of.words;
    const move = (
      right: number,
      up: number,
      sign: string,
      label: "north" | "south" | "west" | "east",
    ) =>
      h(
        "button",
        {
          class: "button",
          "data-key": `move ${label}`,
          "aria-label": t(label),
          click: () => now !== null && choose(moved(now, right, up)),
        },
        h("span", { "aria-hidden": "true" }, sign),
      );
    const years = seriesYears(of);
    const series = h("input", {
      type: "checkbox",
      "data-key": "print series",
      checked: at.series,
      change: () => choose({ series: series.checked }),
    });
    const figures = h("input", {
      type: "checkbox",
      "data-key": "print figures",
      checked: at.figures,
      change: () => choose({ figures: figures.checked }),
    });
    return [
      choice(
        "print size",
        t("printSize"),
        at.size,
        [
          { value: "a4", text: "A4" },
          { value: "a3", text: "A3" },
        ],
        (value) => choose({ size: value === "a3" ? "a3" : "a4" }),
      ),
      choice(
        "print turn",
        t("printTurn"),
        at.landscape ? "landscape" : "portrait",
        [
          { value: "portrait", text: t("portrait") },
          { value: "landscape", text: t("landscape") },
        ],
        (value) => choose({ landscape: value === "landscape" }),
      ),
      choice(
        "print scale",
        t("printScale"),
        String(at.scale),
        scales.map((scale) => ({ value: String(scale), text: `1:${number(scale)}` })),
        (value) => choose({ scale: Number(value) }),
      ),
      choice(
        "print content",
        t("printContent"),
        at.blank ? "blank" : "map",
        [
          { value: "map", text: t("printContentMap") },
          { value: "blank", text: t("printContentBlank") },
        ],
        (value) => choose({ blank: value === "blank" }),
      ),
      years.length > 1 &&
        !at.blank &&
        h("label", { class: "layer" }, series, t("printSeries", { n: years.length })),
      hasFigures(of) && !at.blank && h("label", { class: "layer" }, figures, t("printFigures")),
      h(
        "fieldset",
        { class: "moves" },
        h("legend", {}, t("printMove")),
        move(-1, 0, "←", "west"),
        move(0, 1, "↑", "north"),
        move(0, -1, "↓", "south"),
        move(1, 0, "→", "east"),
      ),
      note,
      h(
        "button",
        { class: "button primary", "data-key": "print now", click: print },
        t("printNow"),
      ),
      h("button", { class: "button", "data-key": "png", click: () => void picture() }, t("png")),
    ];
  }

  function render(): void {
    if (scene === null || now === null) return;
    const { t } = scene.words;
    preview.setAttribute("aria-label", t("printPreview"));
    dialog.fill(
      t("print"),
      t("dialogClose"),
      h(
        "div",
        { class: "print-layout" },
        h("div", { class: "fields" }, ...fields(scene, now)),
        preview,
      ),
    );
    void draw();
  }

  addEventListener("afterprint", () => {
    document.body.classList.remove("on-paper");
    paper.replaceChildren();
  });
  return {
    element: h("div", {}, dialog.element, paper),
    prepare(next, seen) {
      if (paper.childElementCount > 0) return;
      const first = firstOf(next, seen);
      paper.replaceChildren(...printPages([next], first));
      document.body.classList.add("on-paper");
    },
    isOpen: () => dialog.element.open,
    print,
    open(next, seen) {
      scene = next;
      now = firstOf(next, seen);
      render();
    },
  };
}
