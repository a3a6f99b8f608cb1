/** Tokens: what lets programs such as QGIS in. */
import { type Child, h } from "../dom";
import { fetchTokens, fetchUsers, makeToken, revokeToken } from "./api";
import { capital, type Env, roleKeys, roleOptions } from "./env";
import { confirmButton, createForm, formField, selectInput, textInput } from "./form";
import { loaded, table } from "./list";
import { secretBox } from "./secret";
import type { Token } from "./types";

export function tokensPart(env: Env): HTMLElement {
  const { words, dialog, tell } = env;
  const { t } = words;

  function made(token: Token): void {
    void list.reload();
    tell(t("adminTokenMade", { name: token.name }));
    dialog.fill(
      token.name,
      t("dialogClose"),
      h(
        "section",
        {},
        h("p", {}, t("adminTokenUse", { expires: token.expires })),
        secretBox(t("adminToken"), token.token ?? "", words),
      ),
    );
  }

  async function openNew(): Promise<void> {
    const users = await fetchUsers().catch(() => []);
    const name = formField("name", t("adminTokenName"), textInput(), {
      help: t("adminTokenNameHelp"),
    });
    const role = formField("role", t("adminRole"), selectInput(roleOptions(words), "staff"));
    const owners = users.map((user) => ({ value: user.name, text: user.shown_as }));
    const user = formField(
      "user",
      t("adminTokenUser"),
      selectInput([{ value: "", text: t("adminTokenNobody") }, ...owners], ""),
      { help: t("adminTokenUserHelp") },
    );
    const days = formField(
      "days",
      t("adminTokenDays"),
      textInput("365", { inputmode: "numeric", maxlength: 4 }),
    );
    const form = createForm({
      words,
      fields: [name, role, user, days],
      submit: t("adminMakeToken"),
      send: async () =>
        made(
          await makeToken({
            name: name.control.value.trim(),
            role: role.control.value,
            user: user.control.value,
            days: Number(days.control.value),
          }),
        ),
    });
    dialog.fill(t("adminMakeToken"), t("dialogClose"), h("section", {}, form));
    name.control.focus();
  }

  const row = (token: Token): Child[] => [
    h("span", { class: "two" }, h("b", {}, token.name), h("small", {}, token.user ?? "")),
    capital(t(roleKeys[token.role])),
    token.created,
    token.has_expired
      ? h("b", { class: "locked" }, t("adminExpired", { day: token.expires }))
      : token.expires,
    token.last_used ?? t("adminNever"),
    confirmButton(words, t("adminRevoke"), t("adminRevokeAsk", { name: token.name }), async () => {
      await revokeToken(token);
      tell(t("adminRevoked", { name: token.name }));
      await list.reload();
    }),
  ];

  const list = loaded(words, t("adminTokens"), fetchTokens, (tokens) => [
    tokens.length === 0
      ? h("p", { class: "empty" }, t("adminNoTokens"))
      : table(
          t("adminTokens"),
          [
            t("adminName"),
            t("adminRole"),
            t("adminMade"),
            t("adminExpires"),
            t("adminLastUsed"),
            "",
          ],
          tokens.map(row),
        ),
  ]);
  return h(
    "section",
    { class: "admin-part" },
    h(
      "div",
      { class: "admin-head" },
      h("h1", {}, t("adminTokens")),
      h(
        "button",
        { type: "button", class: "button primary", "data-key": "new", click: () => void openNew() },
        t("adminMakeToken"),
      ),
    ),
    h("p", { class: "lead" }, t("adminTokensText")),
    list.element,
  );
}
