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
import { words } from "./words";

restoreShown();
const app = document.querySelector("#app");
const spoken = words(readState(location.hash).lang || "sv");

async function start(root: Element): Promise<void> {
  const note = h(
    "p",
    { class: "starting" },
    spoken.t("loading", { what: spoken.t("loadingStart") }),
  );
  show(root, note);
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
  }
}

startTheme(() => undefined);
if (app !== null) void start(app);
