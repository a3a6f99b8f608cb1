/** The form of one feature: what is typed is kept until it is saved, whatever happens meanwhile. */
import { ApiError } from "../api";
import { h, show } from "../dom";
import { refusalText } from "../refusals";
import type { Words } from "../words";
import { change, create, fetchChanges, fetchDraft, Refused, retire, Stale, takeBack } from "./api";
import { type Conflict, conflictDialog } from "./conflict";
import { createDrawing, type Ground, type Shape } from "./drawing";
import { fieldRow, type Lists, problemText } from "./fields";
import { history } from "./history";
import type { Change, Draft, Form, Value, Values } from "./types";

export interface Editor {
  element: HTMLElement;
  /** Open a feature, or a new one. */
  open: (id: number | null) => Promise<void>;
}

export interface Around {
  form: Form;
  lists: Lists;
  ground: Ground;
  words: Words;
  /** Something was saved: the list is old. */
  saved: (id: number) => void;
}

const shapesOf: Record<Form["place"], Shape[]> = {
  none: ["none"],
  point: ["none", "point"],
  any: ["none", "point", "line", "area"],
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

function emptyDraft(form: Form): Draft {
  const properties: Values = {};
  for (const { name, type } of form.fields)
    properties[name] = ["mentions", "incidents", "zones"].includes(type) ? [] : null;
  return { id: null, properties, geometry: null, version: 0, retired: false, tag: "" };
}

/** "title" of "/properties/title"; "geometry" of all that is wrong with the place. */
const fieldOf = (pointer: string): string =>
  pointer.startsWith("/geometry") ? "geometry" : (pointer.split("/")[2] ?? "");

export function createEditor({ form, lists, ground, words, saved }: Around): Editor {
  const { t } = words;
  let draft = emptyDraft(form);
  let values: Values = { ...draft.properties };
  let problems: Record<string, string> = {};
  let conflict: Conflict | null = null;
  let changes: Change[] = [];

  const head = h("h2", { tabindex: -1 });
  const fields = h("div", { class: "fields" });
  const drawing = createDrawing(words, ground, () => undefined);
  const reason = h("input", { id: "edit-reason", autocomplete: "off", maxlength: 300 });
  const status = h("p", { class: "edit-status", role: "status" });
  const question = h("div");
  const past = h("div");
  const save = h("button", { type: "submit", class: "button primary" }, t("editSave"));
  const gone = h("button", { type: "button", class: "button", click: () => void remove() });
  const element = h(
    "form",
    { class: "edit-form", novalidate: true, submit: (event) => submit(event) },
    head,
    question,
    fields,
    form.place !== "none" && drawing.element,
    h("label", { for: "edit-reason" }, t("editReason")),
    reason,
    h("div", { class: "buttons" }, save, gone, status),
    past,
  );

  function submit(event: Event): void {
    event.preventDefault();
    void store(draft.tag);
  }

  function drawFields(): void {
    const row = (field: Form["fields"][number]) =>
      fieldRow(
        {
          field,
          form,
          value: values[field.name] ?? null,
          before: draft.properties[field.name] ?? null,
          lists,
          words,
          set: (value: Value) => {
            values[field.name] = value;
          },
        },
        problems[field.name] ?? "",
      );
    show(fields, ...form.fields.map(row));
    drawing.problem(problems.geometry ?? "");
  }

  function draw(): void {
    const name = values.title ?? values.name ?? values.text ?? values.place;
    show(head, draft.id === null ? t("editNew") : String(name ?? draft.id));
    show(gone, draft.retired ? t("editRestore") : t("editRetire"));
    gone.hidden = draft.id === null;
    save.hidden = draft.retired;
    drawFields();
    show(question, conflict !== null && conflictDialog(conflict, { form, lists, words }, settle));
    show(
      past,
      draft.id !== null && history(changes, { form, lists, words }, (number) => void undo(number)),
    );
  }

  function say(error: unknown): void {
    if (error instanceof ApiError)
      status.textContent = t("editFailed", { why: refusalText(error, words.lang) });
    else throw error;
  }

  async function refused(error: unknown): Promise<void> {
    if (error instanceof Stale && draft.id !== null) {
      const theirs = await fetchDraft(form.collection, draft.id);
      conflict = { mine: changedValues(), theirs };
      draw();
      question.querySelector<HTMLElement>("h3")?.focus();
      return;
    }
    if (!(error instanceof Refused)) return say(error);
    problems = {};
    for (const { pointer, code, message } of error.problems)
      problems[fieldOf(pointer)] = problemText(code, message, words);
    status.textContent = t("editProblems", { n: error.problems.length });
    draw();
    fields.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  function changedValues(): Values {
    const names = Object.keys(values).filter((name) => !same(values[name], draft.properties[name]));
    return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  }

  async function store(tag: string): Promise<void> {
    const geometry = drawing.geometry();
    if (geometry === undefined) {
      drawing.problem(t("editUnfinished"));
      return;
    }
    problems = {};
    status.textContent = t("editSaving");
    try {
      if (draft.id === null) {
        const id = await create(form.collection, values, geometry, reason.value);
        await load(id);
      } else {
        const moved = !same(geometry, draft.geometry);
        const patch = { properties: changedValues(), reason: reason.value };
        await change(form.collection, { ...draft, tag }, moved ? { ...patch, geometry } : patch);
        await load(draft.id);
      }
      status.textContent = t("editSaved");
      saved(draft.id ?? 0);
    } catch (error) {
      status.textContent = "";
      await refused(error);
    }
  }

  /** The other person's version is what there is now; on top of it what I typed, or not. */
  function settle(keepMine: boolean): void {
    if (conflict === null) return;
    const { mine, theirs } = conflict;
    const drawn = drawing.geometry();
    const moved = drawn !== undefined && !same(drawn, draft.geometry);
    conflict = null;
    draft = theirs;
    values = { ...theirs.properties, ...(keepMine && mine) };
    if (!(keepMine && moved)) drawing.set(theirs.geometry, shapesOf[form.place]);
    draw();
    status.textContent = keepMine ? t("conflictKept") : t("conflictTaken");
    save.focus();
  }

  async function act(what: () => Promise<void>): Promise<void> {
    const { id } = draft;
    if (id === null) return;
    try {
      await what();
      await load(id);
      status.textContent = t("editSaved");
      saved(id);
    } catch (error) {
      await refused(error);
    }
  }

  const remove = () =>
    act(() =>
      draft.retired
        ? takeBack(form.collection, draft, { restore: true })
        : retire(form.collection, draft, reason.value),
    );
  const undo = (number: number) => act(() => takeBack(form.collection, draft, { undo: number }));

  async function load(id: number): Promise<void> {
    [draft, changes] = await Promise.all([
      fetchDraft(form.collection, id),
      fetchChanges(form.collection, id),
    ]);
    reset();
  }

  function reset(): void {
    values = { ...draft.properties };
    problems = {};
    conflict = null;
    reason.value = "";
    drawing.set(draft.geometry, shapesOf[form.place]);
    draw();
  }

  async function open(id: number | null): Promise<void> {
    status.textContent = "";
    if (id === null) {
      draft = emptyDraft(form);
      changes = [];
      reset();
    } else {
      try {
        await load(id);
      } catch (error) {
        say(error);
      }
    }
    drawing.resized();
    head.focus();
  }

  return { element, open };
}
