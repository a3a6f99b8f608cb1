/** One field of a form as an input with its label, and the way back to a value. */
import { type Child, h } from "../dom";
import type { Key, Words } from "../words";
import type { Field, Form, Value } from "./types";

export interface Choice {
  value: string;
  text: string;
}

/** What a form needs to know besides its fields. */
export interface Lists {
  commitments: Choice[];
  zones: Choice[];
}

const fieldNames: Record<string, Key> = {
  type: "fieldType",
  title: "fieldTitle",
  place: "fieldPlace",
  owner: "fieldOwner",
  status: "fieldStatus",
  status_reason: "fieldStatusReason",
  planned_from: "fieldPlannedFrom",
  planned_to: "fieldPlannedTo",
  done_on: "fieldDoneOn",
  cost_sek: "fieldCost",
  lamps: "fieldLamps",
  lamp_watt: "fieldLampWatt",
  lamp_lumen: "fieldLampLumen",
  lamp_kelvin: "fieldLampKelvin",
  description: "fieldDescription",
  url: "fieldUrl",
  zone: "fieldZone",
  answers_mentions: "fieldMentions",
  answers_incidents: "fieldIncidents",
  zones: "fieldZones",
  control_zones: "fieldControlZones",
  year: "fieldYear",
  party: "fieldOwner",
  text: "fieldText",
  target: "fieldTarget",
  rule: "fieldRule",
  commitment: "fieldCommitment",
  date: "fieldDate",
  kind: "fieldType",
  outcome: "fieldOutcome",
  public: "fieldPublic",
  name: "fieldTitle",
  municipality: "fieldMunicipality",
  address: "fieldAddress",
  starts: "fieldStarts",
  ends: "fieldEnds",
  audience: "fieldAudience",
  geom: "editWhere",
  // as columns are named
  zone_code: "fieldZone",
  commitment_id: "fieldCommitment",
  geometry: "editWhere",
};

export function fieldName(name: string, { t }: Words): string {
  const key = fieldNames[name];
  return key === undefined ? name : t(key);
}

const problems: Record<string, Key> = {
  required: "problemRequired",
  date: "problemDate",
  range: "problemRange",
  type: "problemType",
  too_long: "problemLong",
  code: "problemCode",
  link: "problemLink",
  no_such: "problemNoSuch",
  step: "problemStep",
  needs_reason: "problemReason",
  needs_date: "problemNeedsDate",
  future: "problemFuture",
  order: "problemOrder",
  planned: "problemPlanned",
  far_away: "problemFarAway",
  no_area: "problemNoArea",
};

/** What is wrong, in the reader's language; the server's own sentence for what is rare. */
export function problemText(code: string, message: string, { t }: Words): string {
  const key = problems[code];
  return key === undefined ? message : t(key);
}

const isList = (type: string) => ["mentions", "incidents", "zones"].includes(type);
const isNumber = (type: string) => ["integer", "number", "commitment"].includes(type);

/** What stands in the input for a value. */
export function textOf(value: Value): string {
  if (value === null || typeof value === "boolean") return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** The value of what stands in the input. What is no number is sent as it is, for the server to refuse. */
export function valueFrom({ type }: Field, text: string): Value {
  const plain = text.trim();
  if (isList(type)) {
    const parts = plain.split(/[,;\s]+/).filter((part) => part !== "");
    if (type === "zones") return parts;
    return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  }
  if (plain === "") return null;
  if (!isNumber(type)) return plain;
  const number = Number(plain.replace(/\s/g, "").replace(",", "."));
  return Number.isFinite(number) ? number : plain;
}

/** The values that a field can have, with their names. */
export function namesOf(field: Field, lists: Lists, { t, lang }: Words): Choice[] {
  const codes = (field.codes ?? []).map((each) => ({ value: each.code, text: each[lang] }));
  if (field.type === "role")
    return [
      { value: "public", text: t("audiencePublic") },
      { value: "staff", text: t("audienceStaff") },
      { value: "editor", text: t("audienceEditor") },
      { value: "admin", text: t("audienceAdmin") },
    ];
  if (field.type === "commitment") return lists.commitments;
  if (["zone", "zones"].includes(field.type)) return lists.zones;
  return codes;
}

function choicesOf(field: Field, form: Form, before: Value, lists: Lists, words: Words): Choice[] {
  const all = namesOf(field, lists, words);
  if (field.name !== "status" || form.steps === undefined || before === null) return all;
  const next = form.steps[String(before)] ?? [];
  return all.filter(({ value }) => value === before || next.includes(value));
}

export interface Asked {
  field: Field;
  form: Form;
  value: Value;
  /** The value that is stored: a status shows the steps from there. */
  before: Value;
  lists: Lists;
  words: Words;
  set: (value: Value) => void;
}

function input(
  { field, form, value, before, lists, words, set }: Asked,
  common: object,
): HTMLElement {
  if (field.type === "boolean") {
    const box: HTMLInputElement = h("input", {
      ...common,
      type: "checkbox",
      checked: value === true,
      change: () => set(box.checked),
    });
    return box;
  }
  if (["code", "role", "commitment", "zone"].includes(field.type)) {
    const choices = choicesOf(field, form, before, lists, words);
    const text = textOf(value);
    const known = text === "" || choices.some((each) => each.value === text);
    const select: HTMLSelectElement = h(
      "select",
      { ...common, change: () => set(valueFrom(field, select.value)) },
      h("option", { value: "" }, words.t("editChoose")),
      !known && h("option", { value: text, selected: true }, text),
      ...choices.map((each) =>
        h("option", { value: each.value, selected: each.value === text }, each.text),
      ),
    );
    return select;
  }
  if ((field.most ?? 0) > 500 && field.type === "text") {
    const area: HTMLTextAreaElement = h(
      "textarea",
      { ...common, rows: 3, input: () => set(valueFrom(field, area.value)) },
      textOf(value),
    );
    return area;
  }
  const known = field.type === "open_code" ? namesOf(field, lists, words) : [];
  const line: HTMLInputElement = h("input", {
    ...common,
    type: "text",
    value: known.find((each) => each.value === value)?.text ?? textOf(value),
    autocomplete: "off",
    inputmode: isNumber(field.type) ? "decimal" : undefined,
    placeholder: field.type === "date" ? words.t("editDateForm") : undefined,
    list: field.type === "open_code" ? `codes-${field.name}` : undefined,
    input: () => {
      const typed = line.value.trim();
      set(known.find(({ text }) => text === typed)?.value ?? valueFrom(field, line.value));
    },
  });
  return line;
}

/** The label, the input and what is wrong with it. */
export function fieldRow(asked: Asked, problem: string): HTMLElement {
  const { field, words } = asked;
  const id = `field-${field.name}`;
  const common = {
    id,
    name: field.name,
    "data-key": id,
    "aria-required": field.required ? "true" : undefined,
    "aria-invalid": problem !== "" ? "true" : undefined,
    "aria-describedby": problem !== "" ? `${id}-problem` : undefined,
  };
  const codes: Child =
    field.type === "open_code" &&
    h(
      "datalist",
      { id: `codes-${field.name}` },
      ...(field.codes ?? []).map((each) => h("option", { value: each[words.lang] })),
    );
  return h(
    "div",
    { class: "edit-field" },
    h("label", { for: id }, fieldName(field.name, words), field.required && " *"),
    input(asked, common),
    codes,
    problem !== "" && h("p", { class: "problem", id: `${id}-problem` }, problem),
  );
}
