/** Who has joined, for a leader: a list that is fetched when it is opened, and how to remove one. */
import { h, show } from "../dom";
import { fetchParticipants, lead, pathOf } from "./api";
import type { Participant } from "./types";
import type { Say } from "./words";

export function participantList(
  workshop: number,
  say: Say,
  failed: (error: unknown) => void,
): HTMLElement {
  const list = h("ul", {});
  const summary = h("summary", {}, say("guests"));
  const element = h("details", { class: "participants" }, summary, list);

  const remove = async (each: Participant) => {
    if (!window.confirm(say("removeGuestAsk"))) return;
    try {
      await lead<null>("DELETE", `${pathOf(workshop)}/participants/${each.id}`);
    } catch (error) {
      failed(error);
    }
    await draw();
  };

  const entry = (each: Participant) =>
    h(
      "li",
      {},
      h("span", {}, each.nickname ?? say("noName")),
      h(
        "span",
        {},
        ` · ${say("guestDid", {
          joined: new Date(each.joined).toLocaleString(document.documentElement.lang),
          said: each.contributions,
          answers: each.reactions,
          points: each.points,
        })} `,
      ),
      h(
        "button",
        { type: "button", "data-key": `removeGuest-${each.id}`, click: () => void remove(each) },
        say("removeGuest"),
      ),
    );

  const draw = async () => {
    try {
      const { participants } = await fetchParticipants(workshop);
      show(list, ...participants.map(entry));
    } catch (error) {
      failed(error);
    }
  };

  element.addEventListener("toggle", () => {
    if ((element as HTMLDetailsElement).open) void draw();
  });
  return element;
}
