/** A value in the reader's words: the name of its code, yes or no, a number with its thousands apart. */
import type { Words } from "../words";
import { type Lists, namesOf, textOf } from "./fields";
import type { Field, Form, Value } from "./types";

const years = /^year$|_(kelvin|lumen)$/; // read as they are typed

function toldOne(value: string | number, field: Field, lists: Lists, words: Words): string {
  const name = namesOf(field, lists, words).find((each) => each.value === String(value));
  if (name !== undefined) return name.text;
  const isAmount = ["integer", "number"].includes(field.type) && !years.test(field.name);
  return isAmount && Number.isInteger(value) ? words.number(Number(value)) : String(value);
}

/** `name` is of a field of the form; what the form does not know is told as it is stored. */
export function told(
  name: string,
  value: Value,
  { form, lists, words }: { form: Form | undefined; lists: Lists; words: Words },
): string {
  const { t } = words;
  if (typeof value === "boolean") return t(value ? "editYes" : "editNo");
  if (textOf(value) === "") return t("editEmpty");
  const field = form?.fields.find((each) => each.name === name);
  if (field === undefined || value === null) return textOf(value);
  const all = Array.isArray(value) ? value : [value];
  return all.map((each) => toldOne(each, field, lists, words)).join(", ");
}
