/** Forms that keep what was typed, and tell what is wrong beside each field. */
import { ApiError } from "../api";
import { type Child, h, show } from "../dom";
import { Refused, Stale } from "../edit/api";
import type { Problem } from "../edit/types";
import { refusalText } from "../refusals";
import type { Key, Words } from "../words";

const problems: Record<string, Key> = {
  required: "adminProblemRequired",
  name: "adminProblemName",
  taken: "adminProblemTaken",
  password: "adminProblemPassword",
  code: "problemCode",
  range: "problemRange",
  no_such: "problemNoSuch",
  too_large: "adminProblemLarge",
  empty: "adminProblemEmpty",
  basemap_missing: "settingBasemapMissing",
  basemap_kind: "settingBasemapKind",
  basemap_packing: "settingBasemapPacking",
  basemap_tiles: "settingBasemapTiles",
  basemap_layers: "settingBasemapLayers",
  basemap_cut: "settingBasemapCut",
};

/** What a setting takes, by the part of its key before a dot. */
const settings: Record<string, Key> = {
  breaks: "settingBreaksProblem",
  k: "settingKProblem",
  n_min: "settingNMinProblem",
  contact_email: "settingEmailProblem",
  accessibility_date: "settingDateProblem",
  basemap_url: "settingBasemapUrlProblem",
  basemap_file: "settingBasemapFileHelp",
  embed_origins: "settingEmbedHelp",
  time_zone: "settingTimeZoneHelp",
  upload_mb: "settingUploadHelp",
  form_changes: "settingFormHelp",
};

/** What is wrong, in the reader's language; the server's own sentence for what is rare. */
function problemText({ pointer, code, message }: Problem, { t }: Words): string {
  const stem = /^\/([a-z_]+)/.exec(pointer)?.[1] ?? "";
  const key = code === "setting" ? settings[stem] : problems[code];
  return key === undefined ? message : t(key);
}

/** What could not be done, and why. */
export function reasonOf(error: unknown, { t, lang }: Words): string {
  if (error instanceof Stale) return t("adminStale");
  if (!(error instanceof ApiError)) return String(error);
  if (error.failure === "offline") return t("errorOffline");
  if (error.failure === "timeout") return t("errorTimeout");
  if (error.failure === "ended") return t("errorEnded");
  return t("editFailed", { why: refusalText(error, lang) });
}

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface FormField {
  /** The name by which the server speaks of it. */
  name: string;
  element: HTMLElement;
  control: Control;
  say: (problem: string) => void;
}

/** A label (to be heard alone when `hidden`), what helps to fill it in, the control, and what is wrong with it. */
export function formField(
  name: string,
  label: string,
  control: Control,
  { help = "", hidden = false }: { help?: string; hidden?: boolean } = {},
): FormField {
  const id = `admin-${name.replace(/[^a-zA-Z0-9]/g, "-")}`;
  control.id = id;
  control.classList.add("field");
  control.setAttribute("name", name);
  const said = h("p", { class: "problem", id: `${id}-problem` });
  const helped = h("p", { class: "note", id: `${id}-help` }, help);
  control.setAttribute("aria-describedby", `${help === "" ? "" : `${id}-help `}${id}-problem`);
  const element = h(
    "div",
    { class: "admin-field" },
    h("label", { for: id, class: hidden && "hidden" }, label),
    help !== "" && helped,
    control,
    said,
  );
  return {
    name,
    element,
    control,
    say(problem) {
      said.textContent = problem;
      if (problem === "") control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    },
  };
}

export const textInput = (value = "", attributes = {}): HTMLInputElement =>
  h("input", { type: "text", autocomplete: "off", value, ...attributes });

export interface Option {
  value: string;
  text: string;
}

export const selectInput = (options: Option[], value: string): HTMLSelectElement =>
  h(
    "select",
    {},
    ...options.map((each) =>
      h("option", { value: each.value, selected: each.value === value }, each.text),
    ),
  );

export interface FormParts {
  words: Words;
  fields: FormField[];
  /** What stands above the buttons: the fields, when nothing is said. */
  content?: Child[];
  submit: string;
  /** Beside the button that sends. */
  others?: Child[];
  /** Send it; throws what the requests throw. */
  send: () => Promise<void>;
}

/** A form that sends once at a time, and says how that went. */
export function createForm({ words, fields, content, submit, others = [], send }: FormParts) {
  const { t } = words;
  const status = h("p", { class: "admin-status", role: "status" });
  const button = h(
    "button",
    { type: "submit", class: "button primary", "data-key": "submit" },
    submit,
  );
  let busy = false;

  function refused({ problems: found }: Refused): void {
    const others: string[] = [];
    for (const problem of found) {
      const field = fields.find(({ name }) => problem.pointer === `/${name}`);
      const text = problemText(problem, words);
      if (field === undefined) others.push(text);
      else field.say(text);
    }
    status.textContent = [t("adminMend"), ...others].join(" ");
    fields.find(({ control }) => control.hasAttribute("aria-invalid"))?.control.focus();
  }

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    button.setAttribute("aria-disabled", "true");
    for (const field of fields) field.say("");
    status.textContent = t("editSaving");
    try {
      await send();
      status.textContent = "";
    } catch (error) {
      if (error instanceof Refused) refused(error);
      else status.textContent = reasonOf(error, words);
    } finally {
      busy = false;
      button.removeAttribute("aria-disabled");
    }
  }

  return h(
    "form",
    {
      class: "admin-form",
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        void run();
      },
    },
    ...(content ?? fields.map(({ element }) => element)),
    h("div", { class: "buttons" }, button, ...others),
    status,
  );
}

/** A button that asks once more before it does what cannot be undone. */
export function confirmButton(
  words: Words,
  label: string,
  question: string,
  act: () => Promise<void>,
): HTMLElement {
  const { t } = words;
  const slot = h("div", { class: "confirm" });
  const said = h("span", { role: "status" });

  function first(): void {
    const button = h(
      "button",
      { type: "button", class: "button", "data-key": "remove", click: () => second() },
      label,
    );
    show(slot, button, said);
  }

  function second(): void {
    said.textContent = "";
    const yes = h(
      "button",
      { type: "button", class: "button danger", "data-key": "really", click: () => void really() },
      t("adminYes", { what: label.toLowerCase() }),
    );
    const no = h("button", { type: "button", class: "button", click: first }, t("adminNo"));
    show(slot, h("span", { class: "question-asked" }, question), yes, no, said);
    yes.focus();
  }

  async function really(): Promise<void> {
    try {
      await act();
    } catch (error) {
      first();
      said.textContent = reasonOf(error, words);
    }
  }

  first();
  return slot;
}
