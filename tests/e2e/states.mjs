/**
 * Every page and every state of it that somebody can come to, for the checks of access: what is asked for, what
 * shows that it is drawn, and what is done to open it.
 */
import { run } from "./start.mjs";

export const desktop = { width: 1440, height: 900 };
export const smallest = { width: 320, height: 640 };

const password = "tre små grisar";
const workshop = "KNNA2345"; // of the demo
const key = (name) => `[data-key="${name}"]`;
const isNarrow = (page) => page.viewportSize().width < 700;

/** Somebody to sign in as, and the header by which `role` asks. */
export function addPeople(database) {
  run(database, ["user", "add", "eva", "--role", "editor"], `${password}\n`);
  const tokenOf = (role) => {
    const told = run(database, ["token", "add", `access-${role}`, "--role", role]);
    return { authorization: `Bearer ${told.trim().split("\n").at(-1)}` };
  };
  return { staff: tokenOf("staff"), editor: tokenOf("editor"), admin: tokenOf("admin") };
}

async function opensMenu(page) {
  if (!isNarrow(page)) return;
  await page.click(key("menu"));
  await page.waitForSelector("nav.open");
}

async function finds(page) {
  await opensMenu(page);
  await page.fill(key("find"), "ki");
  await page.waitForSelector("#found [role=option]");
}

async function findsNothing(page) {
  await opensMenu(page);
  await page.fill(key("find"), "qqqqqq");
  await page.waitForSelector(".find .nothing, #found:not([hidden])");
}

const opensDialog = (tool, drawn) => async (page) => {
  await opensMenu(page);
  await page.click(key(`${isNarrow(page) ? "nav-tool" : "button"} ${tool}`));
  await page.waitForSelector(`dialog[open] ${drawn}`);
};

async function choosesFilter(page) {
  await page.focus(key("reason"));
  await page.selectOption(key("reason"), { index: 1 });
  await page.waitForURL(/reason=/);
  await page.waitForSelector("body:not(.busy)");
  await page.focus(key("reason"));
}

async function opensPlace(page) {
  const symbol = page.locator(".sheet:not(.inset) .leaflet-marker-icon[data-key][tabindex='0']");
  for (let step = 0; step < 8; step += 1) {
    await symbol.first().focus();
    await page.keyboard.press("Enter");
    const opened = page.waitForSelector(".place-popup, [data-key=measure-name]", { timeout: 1500 });
    if (await opened.catch(() => null)) return;
  }
  throw new Error("no symbol opens");
}

async function opensAllFolds(page) {
  await page.waitForSelector("details");
  const shut = page.locator("details:not([open]) > summary:visible");
  while ((await shut.count()) > 0) await shut.first().click();
}

async function asPrinted(page) {
  await page.emulateMedia({ media: "print" });
}

async function printsSheet(page) {
  await opensDialog("print", ".print-page")(page);
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.click(key("print now"));
  await page.waitForSelector(".paper .print-page", { state: "attached" });
  await page.emulateMedia({ media: "print" });
}

async function guestJoins(page) {
  await page.check("input[name=consent]");
  await page.fill("input[name=nickname]", "Kim");
  await page.click("button[type=submit]");
  await page.waitForSelector(".compose");
}

async function signsInWrongly(page) {
  await page.fill("#name", "eva");
  await page.fill("#password", "fel lösenord");
  await page.press("#password", "Enter");
  await page.waitForSelector("[role=alert]");
}

async function signsIn(page) {
  await page.fill("#name", "eva");
  await page.fill("#password", password);
  await page.press("#password", "Enter");
  await page.waitForURL((url) => !url.pathname.endsWith("sign-in"));
  await page.goto(new URL("sign-in", page.url()).href);
  await page.waitForSelector("form");
}

async function opensRow(page) {
  await page.click(".edit-rows .open");
  await page.waitForSelector(".history");
}

async function opensSource(page) {
  await page.click("main a[href*='source=']");
  await page.waitForSelector("main .facts");
}

const map = "body:not(.busy) :is(path.zone, table, article)";
const admin = "main:not(:has([aria-busy])) h1";
const zone = "zone=1463C1030";

const state = (path, drawn, role = "public", open = async () => {}) => ({
  path,
  drawn,
  role,
  open,
});
const onMap = (fragment, open) => state(fragment, map, "staff", open);

/** The map as staff see it: each view, each way to show it, all that opens. */
export const mapStates = {
  "the map": onMap(""),
  "a zone's panel": onMap(`#${zone}`),
  "a zone's panel with its tables": onMap(`#${zone}`, opensAllFolds),
  fires: onMap("#view=fires"),
  "a zone's fires": onMap(`#view=fires&${zone}`),
  "when fires are set": onMap("#view=fires&panel=when&layers=density"),
  "when fires are set, as tables": onMap("#view=fires&panel=when", opensAllFolds),
  "hot spots": onMap("#figure=spots&of=unsafe_share"),
  "hot spots and how they are found": onMap("#figure=spots", opensAllFolds),
  "people's answers": onMap(`#figure=answers&${zone}`),
  measures: onMap("#view=measures"),
  "a measure": onMap("#view=measures&measure=7"),
  "a measure and how it is judged": onMap("#view=measures&measure=7", opensAllFolds),
  pledge: onMap("#view=pledge"),
  "whole picture": onMap("#view=all"),
  "two sides": onMap("#compare=part.day"),
  swiping: onMap("#compare=part.day&mode=swipe"),
  difference: onMap(`#compare=part.day&mode=difference&${zone}`),
  table: onMap("#show=table"),
  "table of fires": onMap("#view=fires&show=table"),
  "a filter being chosen": onMap("", choosesFilter),
  "the menu": onMap("", opensMenu),
  "what was found": onMap("", finds),
  "nothing found": onMap("", findsNothing),
  "a symbol's words": onMap("#layers=places", opensPlace),
  "about the figures": onMap("#show=about"),
  statement: onMap("#show=statement"),
  "the dialog for printing": onMap("", opensDialog("print", ".print-page")),
  "the dialog for taking": onMap("", opensDialog("take", "button")),
  "the map, printed": onMap("", asPrinted),
  "the table, printed": onMap("#show=table", asPrinted),
  "the sheet, printed": onMap(`#${zone}`, printsSheet),
  "in English": onMap(`#lang=en&${zone}`),
  "fires in English": onMap("#lang=en&view=fires&panel=when"),
  "measures in English": onMap("#lang=en&view=measures&measure=7"),
  "table in English": onMap("#lang=en&show=table"),
  "about the figures in English": onMap("#lang=en&show=about"),
  "statement in English": onMap("#lang=en&show=statement"),
  "the dialog for printing in English": onMap("#lang=en", opensDialog("print", ".print-page")),
};

const admins = ["users", "tokens", "settings", "sources", "import", "log"];
const ofAdmin = (part, lang) => [
  `administering ${part}, ${lang}`,
  state(`admin#part=${part}&lang=${lang}`, admin, "admin"),
];

/** The pages beside the map, and the map as the public sees it. */
export const otherPages = {
  "signing in": state("sign-in?lang=sv", "form"),
  "signing in, in English": state("sign-in?lang=en", "form"),
  "after a wrong password": state("sign-in?lang=sv", "form", "public", signsInWrongly),
  "signing out": state("sign-in?lang=sv", "form", "public", signsIn),
  "joining a workshop": state(`workshop#${workshop}`, "input[name=consent]"),
  "in a workshop": state(`workshop#${workshop}`, "input[name=consent]", "public", guestJoins),
  "without a workshop's code": state("workshop", "h1"),
  "leading a workshop": state("workshop-lead#lead=1", ".state", "editor"),
  "leading a workshop, all opened": state(
    "workshop-lead#lead=1",
    "details",
    "editor",
    opensAllFolds,
  ),
  "the workshop's screen": state("workshop-lead#screen=1", ".qr", "editor"),
  "all workshops": state("workshop-lead", "h1", "editor"),
  editing: state("edit", ".edit-rows .open", "editor"),
  "editing a measure": state("edit", ".edit-rows .open", "editor", opensRow),
  "editing in English": state("edit#lang=en", ".edit-rows .open", "editor", opensRow),
  ...Object.fromEntries(admins.flatMap((part) => [ofAdmin(part, "sv"), ofAdmin(part, "en")])),
  "a file that was imported": state(
    "admin#part=sources&lang=sv",
    admin,
    "admin",
    opensSource,
  ),
  "open data": state("data", "h1"),
  conformance: state("conformance?f=html", "h1"),
  collections: state("collections?f=html", "h1"),
  "a collection": state("collections/measures?f=html", "h1"),
  "a collection's schema": state("collections/measures/schema?f=html", "h1"),
  "what filters take": state("collections/trygghet-deso/queryables?f=html", "h1"),
  "what to sort by": state("collections/trygghet-deso/sortables?f=html", "h1"),
  features: state("collections/trygghet-deso/items?f=html&limit=20", "h1"),
  "no features": state("collections/measures/items?f=html&filter=type='nothing'", "h1"),
  "a feature": state("collections/measures/items/7?f=html", "h1"),
  "the API as a page": state("api?f=html", "h1"),
  "grids of tiles": state("tileMatrixSets?f=html", "h1"),
  "tile sets": state("collections/trygghet-deso/tiles?f=html", "h1"),
  "what is not there": state("nothing", "h1"),
  "what is not there, in English": state("nothing?lang=en", "h1"),
  "a feature that is not there": state("collections/measures/items/999999?f=html", "h1"),
  "a question that cannot be answered": state("collections?f=html&limit=x", "h1"),
  "what may not be asked": state("admin", "h1"),
  "the pledge's report": state("pledges/2021?f=html", "h1"),
  "what happened": state("what-happened?f=html", "h1"),
  "the join report": state("join-report?f=html", "h1", "staff"),
  ...Object.fromEntries(
    Object.entries({
      "open data": "data?f=html",
      conformance: "conformance?f=html",
      collections: "collections?f=html",
      "a collection": "collections/measures?f=html",
      "a collection's schema": "collections/measures/schema?f=html",
      features: "collections/trygghet-deso/items?f=html&limit=20",
      "no features": "collections/measures/items?f=html&filter=type='nothing'",
      "a feature": "collections/measures/items/7?f=html",
      "the API as a page": "api?f=html",
      "grids of tiles": "tileMatrixSets?f=html",
      "tile sets": "collections/trygghet-deso/tiles?f=html",
      "a question that cannot be answered": "collections?f=html&limit=x",
      "the pledge's report": "pledges/2021?f=html",
      "what happened": "what-happened?f=html",
    }).map(([name, path]) => [
      `${name}, in English`,
      state(`${path}&lang=en`, "html[lang=en] h1"),
    ]),
  ),
  "the join report, in English": state("join-report?f=html&lang=en", "html[lang=en] h1", "staff"),
  "the map in a frame": state("embed", map),
  "the public's map": state("", map),
  "the public's zone": state(`#${zone}`, map),
  "a hidden zone": state("#zone=1463C1010", map),
  "the public's fires": state("#view=fires&zone=1463C1090", map),
  "the public's table": state("#show=table", map),
};

/**
 * A page in this state, drawn and opened, and all that went wrong in it; `page.context().close()` ends it.
 * `people` is what `addPeople` gave.
 */
export async function reach(browser, address, people, { path, drawn, role, open }, how = {}) {
  const context = await browser.newContext({
    viewport: desktop,
    locale: "sv-SE",
    serviceWorkers: "block",
    reducedMotion: "reduce", // colours are those of a page at rest
    extraHTTPHeaders: { accept: "text/html,*/*", ...people[role] },
    ...how,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const told = message.text(); // that a page is not there is what some of these states are about
    if (message.type() === "error" && !told.includes("Failed to load")) complaints.push(told);
  });
  await page.goto(address + path);
  await page.waitForSelector(drawn, { state: "attached" });
  await open(page);
  return { page, complaints };
}
