/** Starts the page: fetches what there is, follows the state, and draws each part anew when something changes. */
import "leaflet/dist/leaflet.css";
import "./style/page.css";
import { loadSession, restoreShown } from "./account";
import { fetchStart } from "./api";
import { h, show } from "./dom";
import { readState } from "./state";
import { failure } from "./status";
import { patterns } from "./symbols";
import { startTheme } from "./theme";
import { nextTurn } from "./turns";
import { setKnownType, setType } from "./typeface";
import { words } from "./words";

restoreShown();
const app = document.querySelector("#app");
const spoken = words(readState(location.hash).lang || "sv");

/** What stands until the map does: the page's own words at first, unless another language was asked for. */
function wait(root: Element): void {
  const { t, lang } = spoken;
  if (root.querySelector(".starting") !== null && lang === document.documentElement.lang) return;
  show(root, h("p", { class: "starting" }, t("loading", { what: t("loadingStart") })));
}

async function start(root: Element): Promise<void> {
  wait(root);
  try {
    const asked = Promise.all([fetchStart(), import("./page"), loadSession()]);
    await nextTurn();
    spoken.number(0); // the first number is slow to write: while the network is waited for
    const [first, { createPage }] = await asked;
    await nextTurn();
    const page = createPage(first);
    await nextTurn();
    show(root, patterns(), ...page.parts);
    page.begin();
  } catch (error) {
    const again = () => void start(root);
    show(root, failure(error, spoken, again, false));
    setType();
  }
}

startTheme(() => undefined);
setKnownType();
if (app !== null) void start(app);
