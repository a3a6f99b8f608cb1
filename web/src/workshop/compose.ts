/** Saying something: a point, a line or an area, a category, a comment. */
import { h, show } from "../dom";
import type { WorkshopMap } from "./map";
import type { Item, ShapeKind, Workshop } from "./types";
import type { Say } from "./words";

const doublePress = 800; // milliseconds within which a second press means nothing new

export interface Compose {
  element: HTMLElement;
  /** After the leader has changed the workshop. */
  update: (workshop: Workshop) => void;
}

export function choice(
  name: string,
  label: string,
  options: { value: string; text: string }[],
  empty: string,
): HTMLLabelElement {
  return h(
    "label",
    {},
    h("span", {}, label),
    h(
      "select",
      { name, "data-key": name },
      h("option", { value: "" }, empty),
      ...options.map(({ value, text }) => h("option", { value }, text)),
    ),
  );
}

export const plain = (texts: string[]) => texts.map((text) => ({ value: text, text }));
export const named = (items: Item[]) => items.map(({ id, text }) => ({ value: String(id), text }));

/** The members of a message that the form states. */
export function stated(form: HTMLFormElement): Record<string, unknown> {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? "").trim();
  const number = (name: string) => (text(name) === "" ? undefined : Number(text(name)));
  return {
    comment: text("comment"),
    category: text("category"),
    theme: text("theme"),
    scenario: number("scenario"),
    question: number("question"),
  };
}

export function createCompose(
  start: Workshop,
  map: WorkshopMap,
  say: Say,
  send: (body: Record<string, unknown>) => Promise<void>,
): Compose {
  const hint = h("p", { class: "hint", role: "status" });
  const tools = h("div", { class: "tools" });
  const fields = h("div", { class: "fields" });
  const submit = h("button", { type: "submit", class: "send" }, say("send"));
  const form = h("form", { class: "compose", submit: (event) => void onSubmit(event) });
  const kinds: ShapeKind[] = ["point", "line", "area"];
  let kind: ShapeKind | null = null;
  let sentAt = Number.NEGATIVE_INFINITY; // milliseconds, as the event loop counts

  const button = (key: Parameters<Say>[0], act: () => void, name: string, text?: string) =>
    h(
      "button",
      { type: "button", click: act, "data-key": name, "aria-label": say(key) },
      text ?? say(key),
    );

  const guide = () => {
    if (kind === null) return say("chooseShape");
    if (map.shape() !== null) return say(kind === "point" ? "pointReady" : "shapeReady");
    return say(kind === "point" ? "putPoint" : "putCorners", { n: map.corners() });
  };
  const update = () => show(hint, guide());

  const choose = (wanted: ShapeKind | null) => {
    kind = wanted;
    if (wanted === null) map.stop();
    else map.draw(wanted, update);
    drawTools();
    update();
  };

  const drawTools = () =>
    show(
      tools,
      h(
        "div",
        { class: "shapes", role: "group", "aria-label": say("shape") },
        ...kinds.map((each) =>
          h(
            "button",
            {
              type: "button",
              "aria-pressed": String(kind === each),
              "data-key": each,
              click: () => choose(kind === each ? null : each),
            },
            say(each),
          ),
        ),
      ),
      kind !== null &&
        h(
          "div",
          { class: "aim" },
          button("panWest", () => map.pan(-1, 0), "west", "←"),
          button("panNorth", () => map.pan(0, -1), "north", "↑"),
          button("panSouth", () => map.pan(0, 1), "south", "↓"),
          button("panEast", () => map.pan(1, 0), "east", "→"),
          button("zoomIn", () => map.zoom(1), "in", "+"),
          button("zoomOut", () => map.zoom(-1), "out", "−"),
          button("putHere", map.put, "put"),
          button("undoCorner", map.undo, "undo"),
        ),
    );

  const drawFields = (workshop: Workshop) =>
    show(
      fields,
      h(
        "label",
        { class: "wide" },
        h("span", {}, say("comment")),
        h("textarea", { name: "comment", rows: 2, maxlength: 1000, "data-key": "comment" }),
      ),
      workshop.categories.length > 0 &&
        choice("category", say("category"), plain(workshop.categories), say("none")),
      workshop.themes.length > 0 &&
        choice("theme", say("theme"), plain(workshop.themes), say("none")),
      workshop.scenarios.length > 0 &&
        choice("scenario", say("scenario"), named(workshop.scenarios), say("none")),
      workshop.questions.length > 0 &&
        choice("question", say("question"), named(workshop.questions), say("none")),
    );

  const onSubmit = async (event: Event) => {
    event.preventDefault();
    const shape = kind === null ? null : map.shape();
    const body: Record<string, unknown> = {
      ...stated(form),
      ...(shape === null ? {} : { geometry: shape }),
    };
    const silent = body.comment === "" && (shape === null || body.category === "");
    if (silent && event.timeStamp - sentAt < doublePress) return;
    if (silent || (kind !== null && shape === null)) {
      show(hint, silent ? say("saySomething") : guide());
      return;
    }
    sentAt = event.timeStamp;
    form.reset(); // now: what is typed while it is being kept is the next contribution
    choose(null);
    try {
      await send(body);
      show(hint, say("kept"));
    } catch {
      const comment = form.elements.namedItem("comment") as HTMLTextAreaElement;
      if (comment.value === "") comment.value = String(body.comment);
      show(hint, say("notKept"));
    }
  };

  form.append(h("h2", {}, say("saySomethingTitle")), tools, hint, fields, submit);
  drawFields(start);
  choose(null);
  return { element: form, update: drawFields };
}
