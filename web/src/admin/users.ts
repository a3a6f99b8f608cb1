/** Who may sign in: a list, and a form for one of them. */
import { signInLink } from "../account";
import { type Child, h } from "../dom";
import { addUser, changeUser, fetchUsers, removeUser } from "./api";
import { capital, type Env, roleKeys, roleOptions } from "./env";
import { confirmButton, createForm, formField, selectInput, textInput } from "./form";
import { loaded, table } from "./list";
import { secretBox } from "./secret";
import type { User } from "./types";

type PasswordChoice = "keep" | "make" | "write" | "none";

/** How the person comes to a password, and the input for one that is written. */
function passwordPart({ words: { t } }: Env, choices: PasswordChoice[]) {
  const names = {
    keep: t("adminPasswordKeep"),
    make: t("adminPasswordMake"),
    write: t("adminPasswordWrite"),
    none: t("adminPasswordNone"),
  };
  let chosen = choices[0] ?? "make";
  const input = h("input", { type: "password", autocomplete: "new-password" });
  const field = formField("password", t("adminPassword"), input, { help: t("adminPasswordHelp") });
  field.element.hidden = true;
  const radio = (choice: PasswordChoice) =>
    h(
      "label",
      { class: "option" },
      h("input", {
        type: "radio",
        name: "password-choice",
        value: choice,
        checked: choice === chosen,
        change: () => {
          chosen = choice;
          field.element.hidden = choice !== "write";
        },
      }),
      names[choice],
    );
  const element = h(
    "fieldset",
    { class: "options" },
    h("legend", {}, t("adminPassword")),
    ...choices.map(radio),
  );
  const body = () => {
    if (chosen === "write") return { password: input.value };
    if (chosen === "make") return { make_password: true };
    return chosen === "none" ? { no_password: true } : {};
  };
  return { element, field, body };
}

export function usersPart(env: Env): HTMLElement {
  const { words, dialog, tell } = env;
  const { t } = words;

  function done(user: User, said: string): void {
    void list.reload();
    tell(said);
    if (user.is_you) {
      dialog.fill(
        t("adminYouChanged"),
        t("dialogClose"),
        h(
          "section",
          {},
          h("p", {}, t("adminYouChangedText")),
          signInLink(words, { class: "button" }),
        ),
      );
      return;
    }
    if (user.password === undefined) {
      dialog.close();
      return;
    }
    dialog.fill(
      t("adminPasswordOf", { name: user.shown_as }),
      t("dialogClose"),
      h(
        "section",
        {},
        h("p", {}, t("adminPasswordGive", { name: user.name })),
        secretBox(t("adminPassword"), user.password, words),
      ),
    );
  }

  function openNew(): void {
    const name = formField("name", t("adminLogin"), textInput("", { autocapitalize: "off" }), {
      help: t("adminLoginHelp"),
    });
    const shown = formField("shown_as", t("adminShownAs"), textInput());
    const role = formField("role", t("adminRole"), selectInput(roleOptions(words), "staff"));
    const password = passwordPart(env, ["make", "write", "none"]);
    const form = createForm({
      words,
      fields: [name, shown, role, password.field],
      content: [
        name.element,
        shown.element,
        role.element,
        password.element,
        password.field.element,
      ],
      submit: t("adminAddUser"),
      send: async () => {
        const user = await addUser({
          name: name.control.value,
          shown_as: shown.control.value,
          role: role.control.value,
          ...password.body(),
        });
        done(user, t("adminAdded", { name: user.shown_as }));
      },
    });
    dialog.fill(t("adminAddUser"), t("dialogClose"), h("section", {}, form));
    name.control.focus();
  }

  function openUser(user: User): void {
    const shown = formField("shown_as", t("adminShownAs"), textInput(user.shown_as));
    const role = formField("role", t("adminRole"), selectInput(roleOptions(words), user.role));
    const lock = h("input", { type: "checkbox", checked: user.locked });
    const password = passwordPart(env, ["keep", "make", "write"]);
    const form = createForm({
      words,
      fields: [shown, role, password.field],
      content: [
        shown.element,
        role.element,
        password.element,
        password.field.element,
        h("label", { class: "option" }, lock, t("adminLock")),
        h("p", { class: "note" }, t("adminSessionsEnd")),
      ],
      submit: t("editSave"),
      others: [
        confirmButton(
          words,
          t("adminRemove"),
          t("adminRemoveUserAsk", { name: user.shown_as }),
          async () => {
            await removeUser(user);
            done({ ...user, is_you: user.is_you }, t("adminRemoved", { name: user.shown_as }));
          },
        ),
      ],
      send: async () => {
        const changed = await changeUser(user, {
          ...(shown.control.value !== user.shown_as && { shown_as: shown.control.value }),
          ...(role.control.value !== user.role && { role: role.control.value }),
          ...(lock.checked !== user.locked && { locked: lock.checked }),
          ...password.body(),
        });
        done(changed, t("adminChanged", { name: changed.shown_as }));
      },
    });
    dialog.fill(user.shown_as, t("dialogClose"), h("section", {}, form));
  }

  const row = (user: User): Child[] => [
    h("span", { class: "two" }, h("b", {}, user.shown_as), h("small", {}, user.name)),
    capital(t(roleKeys[user.role])) + (user.is_you ? ` (${t("adminYou")})` : ""),
    user.locked
      ? h("b", { class: "locked" }, t("adminLocked"))
      : t(user.has_password ? "adminOpen" : "adminByProxy"),
    user.last_sign_in ?? t("adminNever"),
    h(
      "button",
      {
        type: "button",
        class: "button",
        "data-key": `user ${user.name}`,
        "aria-label": t("adminChangeOf", { name: user.shown_as }),
        click: () => openUser(user),
      },
      t("adminChange"),
    ),
  ];

  const list = loaded(words, t("adminUsers"), fetchUsers, (users) => [
    users.length === 0
      ? h("p", { class: "empty" }, t("adminNoUsers"))
      : table(
          t("adminUsers"),
          [t("adminName"), t("adminRole"), t("adminSignIn"), t("adminLastSignIn"), ""],
          users.map(row),
        ),
  ]);
  return h(
    "section",
    { class: "admin-part" },
    h(
      "div",
      { class: "admin-head" },
      h("h1", {}, t("adminUsers")),
      h(
        "button",
        { type: "button", class: "button primary", "data-key": "new", click: openNew },
        t("adminAddUser"),
      ),
    ),
    h("p", { class: "lead" }, t("adminUsersText")),
    list.element,
  );
}
