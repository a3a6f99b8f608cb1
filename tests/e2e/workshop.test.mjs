/** What guests do in a workshop. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, code, guest, leading, person, say, shownAs, stored, wait } from "./workshop.mjs";

test("a guest joins with the code, points at a place by keyboard, and another sees it at once", async () => {
  const kim = await guest("Kim");
  const robin = await guest("");

  await kim.page.click("button[data-key=point]");
  await kim.page.focus(".workshop-map");
  await kim.page.keyboard.press("ArrowRight");
  await kim.page.keyboard.press("Enter");
  await say(kim.page, "Trasig lampa vid bron");

  await wait(robin.page, shownAs("Trasig lampa vid bron"));
  await wait(kim.page, ".outbox .sent");
  assert.match(await robin.page.textContent(shownAs("Trasig lampa vid bron")), /Kim/);
  assert.equal(await stored("Trasig lampa vid bron"), 1);
  assert.deepEqual([...kim.complaints, ...robin.complaints], []);
  await kim.context.close();
  await robin.context.close();
});

test("lines and areas are drawn without dragging", async () => {
  const kim = await guest("");
  for (const [kind, presses] of [
    ["line", 2],
    ["area", 3],
  ]) {
    await kim.page.click(`button[data-key=${kind}]`);
    for (let i = 0; i < presses; ++i) {
      await kim.page.click("button[data-key=put]");
      await kim.page.click(`button[data-key=${i % 2 === 0 ? "east" : "south"}]`);
      await kim.page.waitForTimeout(400);
    }
    await say(kim.page, `ritad ${kind}`);
    await wait(kim.page, shownAs(`ritad ${kind}`));
    await wait(kim.page, ".outbox .sent");
  }

  const state = await ask("workshops/1?as=leader", "json");
  const drawn = state.contributions.features.filter((each) =>
    each.properties.comment.startsWith("ritad"),
  );
  assert.deepEqual(drawn.map((each) => each.geometry.type).sort(), ["LineString", "Polygon"]);
  await kim.context.close();
});

test("the pages of a workshop change their language, which stays in the address", async () => {
  const kim = await guest("Kim");
  await kim.page.click('.tabs a[href="#asked"]');
  await kim.page.click("button.language");
  await wait(kim.page, '.tabs a:has-text("Statements")');
  assert.match(kim.page.url(), /lang=en/);
  assert.equal(await kim.page.getAttribute("html", "lang"), "en");
  const passedOn = await person(`workshop#${code}&lang=en`);
  await wait(passedOn.page, "input[name=consent]");
  assert.equal(await passedOn.page.getAttribute("html", "lang"), "en");
  const leader = await person("workshop-lead#lead=1&lang=en", undefined, leading);
  await wait(leader.page, '.controls button:has-text("Freeze")');
  for (const { context } of [kim, passedOn, leader]) await context.close();
});

test("a double click says it once", async () => {
  const kim = await guest("Kim");
  await kim.page.fill("textarea[name=comment]", "Dubbelklickat");

  await kim.page.dblclick("button.send");

  await wait(kim.page, shownAs("Dubbelklickat"));
  await kim.page.waitForTimeout(500);
  assert.equal(await stored("Dubbelklickat"), 1);
  await kim.context.close();
});

test("answers, likes and votes are counted once and seen by the others", async () => {
  const kim = await guest("");
  const robin = await guest("");
  const first = "#asked .statements li:first-child";
  const agreed = async (page) => Number(await page.textContent(`${first} dd:nth-of-type(1)`));
  await wait(kim.page, first);
  const before = await agreed(robin.page);

  await kim.page.click(`${first} button:has-text("Håller med")`);
  await wait(robin.page, `${first} dd:nth-of-type(1):has-text("${before + 1}")`);
  await kim.page.click("#votes li:nth-child(2) button:last-child");
  await kim.page.click("#votes li:nth-child(2) button:last-child");

  await wait(kim.page, '#votes [role=status]:has-text("3 av 5")');
  assert.deepEqual([...kim.complaints, ...robin.complaints], []);
  await kim.context.close();
  await robin.context.close();
});

test("each contribution has its number and the sign of its category, and is found from the map and from the list", async () => {
  const kim = await guest("Kim");
  const screen = await person("workshop-lead#screen=1", { width: 1440, height: 900 }, leading);
  const sign = (id) => `.said-sign[data-key="said ${id}"]`;
  await wait(kim.page, sign(5));

  const legend = await kim.page.locator(".sign-legend li").allInnerTexts();
  assert.deepEqual(
    legend.map((text) => text.trim()),
    ["Bra plats", "Otrygg plats", "Svårt att ta sig fram", "Här saknas något", "Idé", "Övrigt"],
  );
  const looks = (selector) => kim.page.locator(`${selector} .sign`).getAttribute("class");
  assert.equal(await looks(sign(5)), await looks("#c5"));
  assert.notEqual(await looks(sign(5)), await looks(sign(3)));
  assert.equal((await kim.page.textContent(sign(5))).trim(), "5");
  await wait(screen.page, sign(5));
  await wait(screen.page, ".sign-legend");

  await kim.page.focus(sign(5));
  await kim.page.keyboard.press("Enter");
  await wait(kim.page, `${sign(5)}.marked`);
  await wait(kim.page, '#c5[aria-current="true"]');
  assert.equal(await kim.page.evaluate(() => document.activeElement.id), "c5");
  await kim.page.focus('[data-key="find-3"]');
  await kim.page.keyboard.press("Enter");
  await wait(kim.page, `${sign(3)}.marked`);
  assert.equal(await kim.page.locator(".said-sign.marked").count(), 1);
  assert.equal(await kim.page.locator('.said[aria-current="true"]').getAttribute("id"), "c3");
  assert.deepEqual([...kim.complaints, ...screen.complaints], []);
  await kim.context.close();
  await screen.context.close();
});

test("the map of a workshop has the ground of the public map with its names", async () => {
  const kim = await guest("Kim");
  for (const part of [".ground", ".border"]) {
    await kim.page.waitForSelector(`.workshop-map ${part}`, { state: "attached" });
  }
  await wait(kim.page, '.workshop-map .label.name:has-text("Kinna")');
  await kim.context.close();
});
