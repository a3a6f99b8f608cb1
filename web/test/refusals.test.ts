import { expect, test } from "vitest";
import { refusalText } from "../src/refusals";

test("what the server refuses is told in Swedish on a Swedish page", () => {
  const detail =
    "This is the last administrator who can sign in; give somebody else the role first.";
  expect(refusalText({ status: 409, detail }, "sv")).toBe(
    "Det här är den sista administratören; ge rollen till någon annan först.",
  );
  expect(refusalText({ status: 409, detail }, "en")).toBe(detail);
});

test("numbers and names of a refusal stand in the Swedish sentence, too", () => {
  const detail = "3 activities belong to this commitment; retire them first";
  expect(refusalText({ status: 409, detail }, "sv")).toBe(
    "3 aktiviteter hör till åtagandet; ta bort dem först.",
  );
});

test("a refusal without a sentence of its own is told by its status", () => {
  const detail = "something that nobody has translated";
  expect(refusalText({ status: 503, detail }, "sv")).toBe(
    "Servern har fullt upp; försök igen om en stund.",
  );
  expect(refusalText({ status: 418, detail }, "sv")).toBe("Något gick fel på servern (418).");
});
