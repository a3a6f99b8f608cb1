/** Takes the pictures of the README from the demo's made-up data. Call: scripts/screenshots */
import { statSync } from "node:fs";
import { openPage, startBrowser, startServer } from "./start.mjs";

const docs = new URL("../../docs/", import.meta.url).pathname;
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const zone = "zone=1463C1030";

const pictures = [
  { name: "desktop", query: `#period=2020&${zone}`, size: desktop },
  { name: "phone", query: `#period=2020&${zone}`, size: phone },
  { name: "fires", query: "#view=fires", size: desktop },
  { name: "compare", query: "#compare=part.day", size: desktop },
];

const server = await startServer();
const browser = await startBrowser();
try {
  for (const { name, query, size } of pictures) {
    const { page, complaints } = await openPage(browser, server.address, query, size);
    await page.waitForSelector(".zone", { state: "attached" });
    if (query.includes("compare")) await page.waitForSelector(".compared");
    await page.evaluate(() => document.fonts.ready);
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
    const path = `${docs}screenshot-${name}.png`;
    await page.screenshot({ path, animations: "disabled" });
    console.log(`${path} ${Math.round(statSync(path).size / 1000)} kB`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
