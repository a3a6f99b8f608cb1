/** Joining: the code, what one agrees to, and a name or none. */
import { h, show } from "../dom";
import { fetchInvitation, join, Refused } from "./api";
import type { Invitation } from "./types";
import type { Say } from "./words";

export function joinForm(
  code: string,
  say: Say,
  joined: (workshop: number, code: string) => Promise<void>,
): HTMLElement {
  const slot = h("main", { class: "join" });
  const trouble = h("p", { role: "alert" });

  const fail = (error: unknown) =>
    show(trouble, error instanceof Refused ? error.message : say("notReached"));

  const ask = () => {
    const input = h("input", {
      name: "code",
      value: code,
      required: true,
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      maxlength: 20,
    });
    show(
      slot,
      h("h1", {}, say("joinTitle")),
      h(
        "form",
        {
          submit: (event) => {
            event.preventDefault();
            void invite(input.value.trim());
          },
        },
        h("label", {}, h("span", {}, say("code")), input),
        h("button", { type: "submit" }, say("next")),
      ),
      trouble,
    );
    input.focus();
  };

  const consent = (invitation: Invitation, used: string) => {
    const name = h("input", { name: "nickname", maxlength: 40, autocomplete: "off" });
    const agree = h("input", { type: "checkbox", name: "consent", required: true });
    const button = h("button", { type: "submit" }, say("join"));
    const submit = async (event: Event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        const { workshop } = await join(used, name.value.trim());
        await joined(workshop, used);
      } catch (error) {
        fail(error);
        button.disabled = false;
      }
    };
    show(
      slot,
      h("h1", {}, invitation.title),
      invitation.made_up && h("p", { class: "made-up" }, say("madeUp")),
      invitation.intro !== "" && h("p", {}, invitation.intro),
      h(
        "form",
        { submit: (event) => void submit(event) },
        h("p", { class: "consent" }, invitation.consent),
        h("p", {}, say("nothingKept")),
        h("label", { class: "check" }, agree, h("span", {}, say("agreeToThis"))),
        h("label", {}, h("span", {}, say("nickname")), name),
        button,
      ),
      !invitation.open && h("p", { role: "status" }, say("notOpen")),
      trouble,
    );
  };

  const invite = async (used: string) => {
    try {
      consent(await fetchInvitation(used), used);
      show(trouble);
    } catch (error) {
      ask();
      fail(error);
    }
  };

  ask();
  if (code !== "") void invite(code);
  return slot;
}
