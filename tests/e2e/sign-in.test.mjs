// Signing in and out on the real page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, run, startBrowser, startServer } from "./start.mjs";

const password = "tre små grisar";
let server;
let browser;
let database;

before(async () => {
  [server, browser] = await Promise.all([
    startServer((made) => {
      database = made;
      run(made, ["user", "add", "eva", "--role", "editor", "--shown-as", "Eva Ek"], `${password}\n`);
    }, "public"),
    startBrowser(),
  ]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function signIn(page) {
  await page.getByRole("link", { name: "Logga in" }).click();
  await page.getByLabel("Användarnamn").fill("Eva");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.getByText("Eva Ek, redigerare").waitFor();
}

test("who signs in comes back to what was shown, by name and role, and can sign out", async () => {
  const { page, complaints } = await openPage(browser, server.address, "#view=fires");
  const shown = new URL(page.url()).hash;
  await signIn(page);
  assert.equal(new URL(page.url()).hash, shown);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === "trygghetskarta");
  assert.equal(session.httpOnly, true);
  assert.equal(session.sameSite, "Strict");
  assert.equal(await page.evaluate(() => document.cookie), "");
  await page.getByRole("button", { name: "Logga ut" }).click();
  await page.getByRole("link", { name: "Logga in" }).waitFor();
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a wrong password is told, and what was typed stays but for the password", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.address}sign-in?lang=sv`);
  await page.getByLabel("Användarnamn").fill("eva");
  await page.getByLabel("Lösenord").fill("fel lösenord");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /lösenordet är fel/);
  assert.equal(await page.getByLabel("Användarnamn").inputValue(), "eva");
  assert.equal(await page.getByLabel("Lösenord").inputValue(), "");
  assert.equal(
    await page.evaluate(() => document.activeElement?.id),
    "password",
  );
  await page.close();
});

test("a page whose session has ended says so, keeps what it has and leads back", async () => {
  const { page } = await openPage(browser, server.address);
  await signIn(page);
  run(database, ["user", "role", "eva", "staff"]);
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    location.hash = "#view=fires&period=2019";
  });
  const told = page.getByRole("alert");
  await told.waitFor();
  assert.match(await told.textContent(), /inte längre inloggad/);
  assert.equal(await told.getByRole("link", { name: "Logga in" }).count(), 1);
  await page.close();
});

test("programs get in with their token, and a wrong one is not taken for the public", async () => {
  const made = run(database, ["token", "add", "QGIS", "--role", "staff"]);
  const token = made.trim().split("\n").at(-1);
  const role = async (headers) => {
    const answer = await fetch(`${server.address}session`, { headers });
    return answer.ok ? (await answer.json()).role : answer.status;
  };
  assert.equal(await role({}), "public");
  for (let i = 0; i < 50 && (await role({ authorization: `Bearer ${token}` })) === 401; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100)); // a running server follows
  }
  assert.equal(await role({ authorization: `Bearer ${token}` }), "staff");
  assert.equal(
    await role({ authorization: `Basic ${Buffer.from(`qgis:${token}`).toString("base64")}` }),
    "staff",
  );
  assert.equal(await role({ authorization: "Bearer guessed" }), 401);
});
