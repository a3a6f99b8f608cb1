/** The accessibility statement that Swedish law asks of public bodies (tillgänglighetsredogörelse). */
import { type Child, h } from "./dom";
import type { Scene } from "./scene";

const supervisor = "https://www.digg.se/tdosanmalan";

/** How to reach those who are responsible, as the database's settings say. */
function contact({ start, words: { t } }: Scene): Child {
  const { email, phone } = start.contact;
  if (email === null && phone === null) return h("p", {}, t("statementNoContact"));
  return h(
    "ul",
    { class: "plain-list" },
    email !== null && h("li", {}, `${t("email")}: `, h("a", { href: `mailto:${email}` }, email)),
    phone !== null &&
      h(
        "li",
        {},
        `${t("phone")}: `,
        h("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}` }, phone),
      ),
  );
}

export function statement(scene: Scene): Child[] {
  const { start, words } = scene;
  const { t } = words;
  const { organisation, reviewed } = start.contact;
  return [
    h(
      "article",
      { class: "about" },
      h("h2", {}, t("statementTitle", { title: start.title })),
      h("p", {}, t("statementWho", { organisation: organisation ?? t("statementOwner") })),
      h("h3", {}, t("statementHow")),
      h("p", {}, t("statementPartly")),
      h("h3", {}, t("statementKnown")),
      h(
        "ul",
        { class: "plain-list" },
        h("li", {}, t("statementMap")),
        h("li", {}, t("statementNames")),
        h("li", {}, t("statementApi")),
      ),
      h("h3", {}, t("statementHelp")),
      h("p", {}, t("statementAsk")),
      contact(scene),
      h("h3", {}, t("statementWatch")),
      h("p", {}, t("statementDigg")),
      h("p", {}, h("a", { href: supervisor }, t("statementDiggLink"))),
      h("h3", {}, t("statementTested")),
      h("p", {}, t("statementTests")),
      reviewed !== null && h("p", {}, t("statementReviewed", { date: reviewed })),
    ),
  ];
}
