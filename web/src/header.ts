/** The head of the page: the product's name, the views, language and colours. */
import { type Child, h } from "./dom";
import { canonical } from "./filters";
import type { Scene } from "./scene";
import { type State, type View, views, writeState } from "./state";
import { setTheme, theme } from "./theme";
import type { Key } from "./words";

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
  const target = writeState(canonical(scene.start, { ...scene.asked, ...change }));
  return h(
    "a",
    {
      href: target === "" ? "./" : target,
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

function navigation(scene: Scene): HTMLElement {
  const { t } = scene.words;
  const fresh = { period: "", sort: "", layers: "", reason: "", kind: "", show: "map" } as const;
  const links = views.map((view) =>
    stateLink(
      scene,
      { ...fresh, view },
      { "data-key": `view ${view}`, "aria-current": view === scene.state.view && "page" },
      t(names[view]),
    ),
  );
  const list = h("nav", { id: "views", "aria-label": t("views") }, ...links);
  const menu = h(
    "button",
    {
      class: "menu",
      "data-key": "menu",
      "aria-expanded": "false",
      "aria-controls": "views",
      click: () => {
        const open = list.classList.toggle("open");
        menu.setAttribute("aria-expanded", String(open));
      },
    },
    t("views"),
  );
  return h("div", { class: "navigation" }, menu, list);
}

function finder(scene: Scene): HTMLElement {
  const { t } = scene.words;
  const options = scene.zones.map((zone) => h("option", { value: `${zone.name} ${zone.code}` }));
  const input = h("input", {
    type: "search",
    list: "zones-by-name",
    placeholder: t("findZone"),
    "aria-label": t("findZone"),
    "data-key": "find",
    change: () => {
      const found = scene.zones.find((zone) => `${zone.name} ${zone.code}` === input.value);
      if (found !== undefined) scene.go({ zone: found.code, show: "map" });
    },
  });
  return h("div", { class: "find" }, input, h("datalist", { id: "zones-by-name" }, ...options));
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

export function header(scene: Scene): Child[] {
  const { start } = scene;
  const place = start.municipality?.name;
  return [
    h("p", { class: "wordmark" }, h("b", {}, start.title), place !== undefined && ` ${place}`),
    navigation(scene),
    h("div", { class: "utilities" }, finder(scene), colours(scene), languages(scene)),
  ];
}
