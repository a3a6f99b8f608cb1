/** The page of administrators: its parts are chosen in the address, #part=users&lang=sv. */
import "../style/page.css";
import "../style/admin.css";
import "../style/admin-forms.css";
import "../style/admin-narrow.css";
import { fetchStart } from "../api";
import { createDialog } from "../dialog";
import { h, show } from "../dom";
import { failure } from "../status";
import { setTheme, startTheme, theme } from "../theme";
import type { Start } from "../types";
import { type Key, type Words, words } from "../words";
import type { Env } from "./env";
import { importPart } from "./import";
import { logPart } from "./log";
import { settingsPart } from "./settings";
import { sourcesPart } from "./sources";
import { tokensPart } from "./tokens";
import { usersPart } from "./users";

interface Part {
  name: string;
  title: Key;
  make: (env: Env) => HTMLElement;
}

const parts: Part[] = [
  { name: "sources", title: "adminSources", make: sourcesPart },
  { name: "import", title: "adminImportFile", make: importPart },
  { name: "users", title: "adminUsers", make: usersPart },
  { name: "tokens", title: "adminTokens", make: tokensPart },
  { name: "settings", title: "adminSettings", make: settingsPart },
  { name: "log", title: "adminLog", make: logPart },
];

const asked = () => new URLSearchParams(location.hash.slice(1));

function languageAsked(): "sv" | "en" | null {
  const lang = asked().get("lang");
  return lang === "sv" || lang === "en" ? lang : null;
}

function address(change: Record<string, string>): string {
  const now = asked();
  for (const [name, value] of Object.entries(change)) {
    if (value === "") now.delete(name);
    else now.set(name, value);
  }
  return `admin#${now}`;
}

function head(start: Start, spoken: Words, current: Part, redraw: () => void): HTMLElement {
  const { t, lang } = spoken;
  const dark = theme() === "dark";
  const tab = (part: Part) =>
    h(
      "a",
      {
        href: address({ part: part.name, source: "", job: "" }),
        "data-key": `part ${part.name}`,
        "aria-current": part === current ? "page" : undefined,
      },
      t(part.title),
    );
  const language = (to: "sv" | "en") =>
    h(
      "a",
      {
        href: address({ lang: to }),
        lang: to,
        "data-key": `lang ${to}`,
        "aria-current": to === lang ? "true" : undefined,
      },
      to,
    );
  return h(
    "header",
    { class: "admin-header" },
    h("p", { class: "wordmark" }, h("b", {}, start.title), ` ${t("admin")}`),
    h("nav", { class: "admin-parts", "aria-label": t("adminParts") }, ...parts.map(tab)),
    h(
      "div",
      { class: "utilities" },
      h("a", { href: "./", class: "theme to-map" }, t("editToMap")),
      h(
        "button",
        {
          class: "theme",
          "data-key": "theme",
          "aria-label": t(dark ? "lightLong" : "darkLong"),
          click: () => {
            setTheme(dark ? "light" : "dark");
            redraw();
          },
        },
        t(dark ? "light" : "dark"),
      ),
      h(
        "div",
        { class: "languages", role: "group", "aria-label": t("language") },
        language("sv"),
        language("en"),
      ),
    ),
  );
}

function page(root: Element, start: Start): void {
  const slot = h("div", { class: "admin-head-slot" });
  const main = h("main", { class: "admin", tabindex: -1 });
  const said = h("p", { class: "admin-said", role: "status" });
  const dialog = createDialog("admin-dialog");
  let shown = "";

  function draw(): void {
    const spoken = words(
      asked().get("lang") === "en" ? "en" : asked().get("lang") === "sv" ? "sv" : start.language,
    );
    const { t, lang } = spoken;
    const part = parts.find(({ name }) => name === asked().get("part")) ?? parts[0];
    if (part === undefined) return;
    document.documentElement.lang = lang;
    document.title = `${t(part.title)} · ${t("admin")} · ${start.title}`;
    show(slot, head(start, spoken, part, draw));
    const wanted = `${part.name} ${lang} ${asked().get("source")} ${asked().get("job")}`;
    if (shown === wanted) return;
    said.textContent = "";
    dialog.close();
    const tell = (what: string) => {
      said.textContent = what;
    };
    show(main, part.make({ words: spoken, dialog, tell, asked: asked(), address }));
    if (shown !== "") main.focus();
    shown = wanted;
  }

  show(root, slot, said, main, dialog.element);
  addEventListener("hashchange", draw);
  startTheme(draw);
  draw();
}

async function begin(root: Element): Promise<void> {
  const spoken = words(languageAsked() ?? "sv");
  show(root, h("p", { class: "starting" }, spoken.t("loading", { what: spoken.t("admin") })));
  try {
    page(root, await fetchStart());
  } catch (error) {
    show(
      root,
      failure(error, spoken, () => void begin(root), false),
    );
  }
}

startTheme(() => undefined);
const app = document.querySelector("#app");
if (app !== null) void begin(app);
