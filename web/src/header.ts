/** The head of the page: the product's name, the views, language and colours. */
import { account } from "./account";
import { type Tools, toolButtons } from "./actions";
import { type Child, h } from "./dom";
import { canonical, homeView, periodIn } from "./filters";
import type { Scene } from "./scene";
import { type State, type View, views, writeState } from "./state";
import { setTheme, theme } from "./theme";
import type { Key } from "./words";

const narrow = matchMedia("(max-width: 699px)");

const names: Record<View, Key> = {
  safety: "viewSafety",
  fires: "viewFires",
  measures: "viewMeasures",
  pledge: "viewPledge",
  all: "viewAll",
};

/** A link that changes the state without loading the page again. */
export function stateLink(
  scene: Scene,
  change: Partial<State>,
  attributes = {},
  ...children: Child[]
) {
  const { start, asked } = scene;
  const target = writeState(canonical(start, { ...asked, ...change }), homeView(start));
  return h(
    "a",
    {
      href: `./${target}`,
      ...attributes,
      click: (event) => {
        if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey))
          return;
        event.preventDefault();
        scene.go(change);
      },
    },
    ...children,
  );
}

/** On a phone: the menu stays as it is when the page is drawn anew. */
let menuIsOpen = false;

function navigation(scene: Scene, tools: Tools, finder: HTMLElement): HTMLElement {
  const { t } = scene.words;
  const fresh = { sort: "", layers: "", compare: "", show: "map" } as const;
  const links = views.map((view) =>
    stateLink(
      scene,
      { ...fresh, view, period: periodIn(scene.start, scene.asked, view) },
      { "data-key": `view ${view}`, "aria-current": view === scene.state.view && "page" },
      t(names[view]),
    ),
  );
  const list = h(
    "nav",
    { id: "views", "aria-label": t("views"), class: menuIsOpen && "open" },
    narrow.matches && finder,
    ...links,
    ...toolButtons(scene, tools, "nav-tool"),
    narrow.matches && account(scene),
  );
  const menu = h(
    "button",
    {
      class: "menu",
      "data-key": "menu",
      "aria-expanded": String(menuIsOpen),
      "aria-controls": "views",
      click: () => {
        menuIsOpen = list.classList.toggle("open");
        menu.setAttribute("aria-expanded", String(menuIsOpen));
      },
    },
    t("views"),
  );
  // What was chosen in the menu closes it; a dialog gives the focus back to the menu.
  const close = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(".find input")) return;
    if (!list.classList.replace("open", "shut")) return;
    menuIsOpen = false;
    menu.setAttribute("aria-expanded", "false");
    menu.focus();
  };
  list.addEventListener("click", close, true); // before what was chosen draws the page anew
  return h("div", { class: "navigation" }, menu, list);
}

function languages(scene: Scene): HTMLElement {
  const link = (lang: "sv" | "en") =>
    stateLink(
      scene,
      { lang },
      { lang, "data-key": `lang ${lang}`, "aria-current": scene.words.lang === lang && "true" },
      lang,
    );
  return h(
    "div",
    { class: "languages", role: "group", "aria-label": scene.words.t("language") },
    link("sv"),
    link("en"),
  );
}

function colours(scene: Scene): HTMLElement {
  const { t } = scene.words;
  const dark = theme() === "dark";
  return h(
    "button",
    {
      class: "theme",
      "data-key": "theme",
      "aria-label": t(dark ? "lightLong" : "darkLong"),
      click: () => {
        setTheme(dark ? "light" : "dark");
        scene.go({});
      },
    },
    t(dark ? "light" : "dark"),
  );
}

export function header(scene: Scene, finder: HTMLElement, tools: Tools): Child[] {
  const { start } = scene;
  const place = start.municipality?.name;
  return [
    h(
      "p",
      { class: "wordmark" },
      h("b", {}, start.title),
      place !== undefined && h("span", {}, ` ${place}`),
    ),
    navigation(scene, tools, finder),
    h(
      "div",
      { class: "utilities" },
      !narrow.matches && finder,
      !narrow.matches && account(scene),
      colours(scene),
      languages(scene),
    ),
  ];
}
