/** Sheets of paper, written down fast: the cell's letter and number, words, answers; Enter saves. */
import { h, show } from "../dom";
import { lead, pathOf } from "./api";
import { choice, named, plain, stated } from "./compose";
import { placeOf } from "./grid";
import type { Model } from "./model";
import type { Say } from "./words";

const answers = ["agree", "disagree", "dont_know"] as const;

/** A message that is written again after a lost answer has the same name, so it is taken once. */
function messageName(): { client: string; number: number } {
  return { client: crypto.randomUUID(), number: 1 };
}

export function paperForm(model: Model, say: Say): HTMLElement {
  const { workshop } = model;
  const trouble = h("p", { role: "status", "aria-live": "polite" });
  const cell = h("input", {
    name: "cell",
    size: 4,
    maxlength: 4,
    autocomplete: "off",
    "aria-label": say("cell"),
  });
  let name = messageName();
  let saved = 0;

  const body = () => {
    const where = cell.value.trim() === "" ? null : placeOf(workshop.area, cell.value);
    if (cell.value.trim() !== "" && where === null) throw new Error(say("noCell"));
    const given = new FormData(form);
    const said = Object.fromEntries(
      workshop.statements.flatMap(({ id }) => {
        const answer = String(given.get(`s${id}`) ?? "");
        return answer === "" ? [] : [[id, answer]];
      }),
    );
    const words = stated(form);
    const empty = words.comment === "" && where === null;
    return {
      ...name,
      ...(empty ? {} : words),
      ...(where === null ? {} : { geometry: where }),
      answers: said,
    };
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await lead("POST", `${pathOf(workshop.id)}/paper`, body());
      name = messageName();
      saved += 1;
      form.reset();
      show(trouble, say("paperSaved", { n: saved }));
      cell.focus();
    } catch (error) {
      show(trouble, error instanceof Error ? error.message : String(error));
    }
  };

  const form = h(
    "form",
    { class: "paper", submit: (event) => void submit(event) },
    h("label", {}, h("span", {}, say("cell")), cell),
    h(
      "label",
      { class: "wide" },
      h("span", {}, say("comment")),
      h("input", { name: "comment", maxlength: 1000 }),
    ),
    choice("category", say("category"), plain(workshop.categories), say("none")),
    choice("theme", say("theme"), plain(workshop.themes), say("none")),
    choice("scenario", say("scenario"), named(workshop.scenarios), say("none")),
    choice("question", say("question"), named(workshop.questions), say("none")),
    ...workshop.statements.map(({ id, text }) =>
      choice(
        `s${id}`,
        text,
        answers.map((answer) => ({ value: answer, text: say(answer) })),
        "–",
      ),
    ),
    h("button", { type: "submit" }, say("saveNext")),
    trouble,
  );
  return form;
}
