/** Finding a place by name at every width, being near it, and what a symbol says when it is pressed. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer } from "./start.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const key = (name) => `[data-key="${name}"]`;
const open = (query, size) => openPage(browser, server.address, query, size);

for (const [name, size] of Object.entries({
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  smallest: { width: 320, height: 640 },
})) {
  test(`a misspelt place is found and opened by keyboard alone: ${name}`, async () => {
    const { page } = await open("", size);
    if (size.width < 700) await page.click(key("menu"));

    await page.focus(key("find"));
    await page.keyboard.type("lykeskolan");
    await page.waitForSelector("#found [role=option]");
    assert.match(await page.textContent("#found [aria-selected=true]"), /Lyckeskolan/);
    assert.match(await page.textContent(".find-said"), /träff/);
    await page.keyboard.press("Enter");
    await page.waitForSelector("body.zone-open");

    assert.match(page.url(), /zone=1463C1050/);
    await page.close();
  });
}

test("names are in Swedish order when they fit alike", async () => {
  const { page } = await open();
  await page.waitForLoadState("networkidle");

  await page.fill(key("find"), "skolan");
  await page.waitForSelector("#found [role=option]");

  const names = await page.locator("#found b").allInnerTexts();
  const sorted = [...names].sort(new Intl.Collator("sv", { numeric: true }).compare);
  assert.deepEqual(names, sorted);
  await page.close();
});

test("near me moves the map, only on request, and the place is sent to nobody", async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    geolocation: { longitude: 12.6934, latitude: 57.5071 },
    permissions: ["geolocation"],
  });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  await page.goto(server.address, { waitUntil: "networkidle" });
  await page.waitForSelector("body:not(.busy) h1");
  assert.equal(await page.locator(".here").count(), 0);
  asked.length = 0;

  await page.click(key("near"));
  await page.waitForSelector(".here");

  assert.deepEqual(
    asked.filter((url) => /12\.69|57\.50|zone=/.test(url)),
    [],
  );
  assert.doesNotMatch(page.url(), /12\.69/);
  await context.close();
});

test("who says no to being located is told what to do instead", async () => {
  const { page } = await open();

  await page.click(key("near"));

  await page.waitForSelector(".find-said:has-text('sök efter ett namn')");
  await page.close();
});

for (const way of ["click", "keyboard"]) {
  test(`a symbol says what it stands for, and leads to its zone: ${way}`, async () => {
    const { page, complaints } = await open("#layers=places&view=measures", { width: 1440, height: 900 });
    const pins = page.locator(".sheet:not(.inset) .pin");
    await pins.first().waitFor();
    if (way === "click") await pins.first().click({ force: true });
    else {
      await pins.first().focus();
      await page.keyboard.press("Enter");
    }
    await page.waitForSelector(".place-popup");
    assert.match(await page.textContent(".place-popup b"), /Skolor och platser/);
    assert.ok((await page.textContent(".place-popup p")).length > 2);

    await page.keyboard.press("Escape");
    await page.waitForSelector(".place-popup", { state: "detached" });
    await pins.first().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForSelector("body.zone-open");
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("a tap on a phone opens the popup, too", async () => {
  const { page } = await open("#layers=places&view=measures", {
    width: 390,
    height: 844,
    hasTouch: true,
  });
  const pin = page.locator(".sheet:not(.inset) .pin").first();
  const group = page.locator(".sheet:not(.inset) .crowd").last();
  await group.or(pin).first().waitFor();
  for (let taps = 0; taps < 6 && !(await pin.isVisible()); taps += 1) {
    await group.tap({ force: true });
    await page.waitForTimeout(700);
  }

  await pin.tap({ force: true });

  await page.waitForSelector(".place-popup");
  await page.close();
});
