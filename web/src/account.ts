/** Who is signed in, in the head of the page; and the way there and back without losing what is shown. */
import { fetchSession, links, signOut } from "./api";
import { type Child, h } from "./dom";
import { forgetKept } from "./offline";
import { passing } from "./remembered";
import type { Scene } from "./scene";
import type { Session } from "./types";
import type { Key, Words } from "./words";

const nobody: Session = {
  role: "public",
  name: null,
  shown_as: null,
  signed_in: false,
  has_ended: false,
  csrf: null,
};

const roles: Record<Session["role"], Key> = {
  public: "rolePublic",
  staff: "roleStaff",
  editor: "roleEditor",
  admin: "roleAdmin",
};

const kept = "trygghetskarta-shown";

let session = nobody;

/** Who asks, as the server knows it; nobody until it has been asked. */
export const currentSession = (): Session => session;

export async function loadSession(): Promise<void> {
  try {
    session = await fetchSession();
  } catch {
    session = nobody;
  }
}

/** What was shown when the person went to sign in is shown again. */
export function restoreShown(): void {
  const shown = passing()?.getItem(kept) ?? null;
  passing()?.removeItem(kept);
  if (shown !== null && location.hash === "") history.replaceState(null, "", shown);
}

const keepShown = (): void => {
  if (location.hash !== "") passing()?.setItem(kept, location.hash);
};

/** Leads to the page to sign in on. */
export function signInLink({ t, lang }: Words, attributes = {}): HTMLElement {
  return h(
    "a",
    { href: `${links.signIn}?lang=${lang}`, click: keepShown, ...attributes },
    t("signIn"),
  );
}

async function leave(): Promise<void> {
  await signOut(session.csrf ?? "").catch(() => undefined);
  await forgetKept().catch(() => undefined);
  location.reload();
}

/** The way to the page on which people with that role edit. */
const editLink = ({ t }: Words): Child =>
  (session.role === "editor" || session.role === "admin") &&
  h("a", { href: links.edit, class: "quiet", "data-key": "edit" }, t("edit"));

/** The way to the page on which they lead workshops. */
const workshopsLink = ({ t, lang }: Words): Child =>
  (session.role === "editor" || session.role === "admin") &&
  h(
    "a",
    { href: `${links.workshops}#lang=${lang}`, class: "quiet", "data-key": "workshops" },
    t("workshopsLead"),
  );

/** The way to the page of administrators. */
const adminLink = ({ t, lang }: Words): Child =>
  session.role === "admin" &&
  h("a", { href: links.admin(lang), class: "quiet", "data-key": "admin" }, t("admin"));

export function account({ words }: Scene): Child {
  const { t } = words;
  if (!session.signed_in) {
    const role =
      session.name !== null && `${session.shown_as ?? session.name}, ${t(roles[session.role])}`;
    return h(
      "div",
      { class: "account" },
      role || signInLink(words, { "data-key": "sign in", class: "quiet" }),
      editLink(words),
      workshopsLink(words),
      adminLink(words),
    );
  }
  const who = `${session.shown_as}, ${t(roles[session.role])}`;
  return h(
    "div",
    { class: "account", role: "group", "aria-label": t("account") },
    h("span", { class: "who" }, who),
    editLink(words),
    workshopsLink(words),
    adminLink(words),
    h(
      "button",
      { class: "quiet", "data-key": "sign out", title: who, click: () => void leave() },
      t("signOut"),
    ),
  );
}
