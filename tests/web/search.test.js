// Searching with scripts: what changes is exchanged, and the address is the whole state.

import assert from "node:assert/strict";
import { test } from "node:test";

import { arrived, corpus, count, launch, open, serve, total } from "./support.js";

const site = await serve(corpus);
const browser = await launch();

async function search(page, query) {
  await page.fill("#q", query);
  await page.keyboard.press("Enter");
  await arrived(page, (url) => url.searchParams.get("q") === query);
}

test("A search exchanges the page without loading it anew", async () => {
  const page = await open(browser, site);
  await page.evaluate(() => (window.stayed = true));
  await search(page, "talks");
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("5 "));
  assert.equal(await page.title(), "talks – newsdex");
  assert.ok(await page.evaluate(() => window.stayed));
  assert.equal(await page.locator(".hit").count(), 5);
  assert.ok((await page.locator(".snippet mark").count()) > 0);
  assert.equal(await page.locator("#status").innerText(), "5 articles");
  assert.deepEqual(page.complaints, []);
});

test("Person, country and source narrow the result to the count beside them", async () => {
  const page = await open(browser, site);
  for (const facet of ["country", "person", "source"]) {
    const row = page.locator(`#facet-${facet} li:not(.chosen)`).first();
    const value = await row.getAttribute("data-value");
    const wanted = await count(row);
    await row.locator("a.value").click();
    await arrived(page, (url) => url.searchParams.getAll(facet).includes(value));
    await page.waitForFunction(
      ([name, chosen]) =>
        document.querySelector(`#facet-${name} li.chosen`)?.dataset.value === chosen,
      [facet, value],
    );
    assert.equal(await total(page), wanted, facet);
  }
  assert.equal(await page.locator(".chip").count(), 3);
});

test("An excluded value is a chip that can be taken away", async () => {
  const page = await open(browser, site);
  const all = await total(page);
  const row = page.locator("#facet-country li").first();
  const excluded = await count(row);
  await row.hover();
  await row.locator("a.not").click();
  await arrived(page, (url) => url.searchParams.has("not.country"));
  await page.waitForSelector(".chip");
  assert.equal(await total(page), all - excluded);
  await page.click(".chip");
  await arrived(page, (url) => !url.searchParams.has("not.country"));
  await page.waitForSelector(".chip", { state: "detached" });
  assert.equal(await total(page), all);
});

test("The focus stays on the value that was chosen", async () => {
  const page = await open(browser, site);
  const row = page.locator("#facet-country li").nth(2);
  const value = await row.getAttribute("data-value");
  await row.locator("a.value").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("#facet-country li.chosen");
  const focused = () =>
    page.evaluate(() => document.activeElement.closest("li")?.getAttribute("data-value"));
  assert.equal(await focused(), value);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#facet-country li.chosen", { state: "detached" });
  assert.equal(await focused(), value);
});

test("A value is found while its name is typed", async () => {
  const page = await open(browser, site);
  await page.fill("#facet-person .find input[name=find]", "holt");
  await page.waitForFunction(
    () => document.querySelector("#facet-person li").dataset.value === "maren_holt",
  );
  assert.equal(new URL(page.url()).search, "");
});

test("The timeline takes a range that is dragged", async () => {
  const page = await open(browser, site);
  const chart = await page.locator(".chart").boundingBox();
  const bars = await page.locator(".bars a").count();
  const x = (bar) => chart.x + (chart.width * (bar + 0.5)) / bars;
  await page.mouse.move(x(3), chart.y + 20);
  await page.mouse.down();
  await page.mouse.move(x(7), chart.y + 20, { steps: 4 });
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll(".bars a")];
    return [all[3].dataset.from, all[7].dataset.to, all.filter((a) => a.matches(".chosen")).length];
  });
  assert.equal(wanted[2], 5);
  await page.mouse.up();
  await arrived(page, (url) => url.searchParams.has("since"));
  const { searchParams } = new URL(page.url());
  assert.deepEqual([searchParams.get("since"), searchParams.get("until")], wanted.slice(0, 2));
});

test("The timeline takes a range from the keyboard, and Escape leaves it", async () => {
  const page = await open(browser, site);
  const first = page.getByRole("slider", { name: "First period" });
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await first.getAttribute("aria-valuenow"), "2");
  await page.keyboard.press("Escape");
  assert.equal(await first.getAttribute("aria-valuenow"), "0");
  await page.keyboard.press("ArrowRight");
  const since = await page.locator(".bars a").nth(1).getAttribute("data-from");
  await page.keyboard.press("Enter");
  await arrived(page, (url) => url.searchParams.get("since") === since);
});

test("Everything can be done from the keyboard", async () => {
  const page = await open(browser, site);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("talks");
  await page.keyboard.press("Enter");
  await arrived(page, (url) => url.searchParams.get("q") === "talks");
  await page.waitForFunction(() => document.querySelectorAll(".hit").length === 5);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const title = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(title, await page.locator(".hit a.title").first().textContent());
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await arrived(page, (url) => url.pathname === "/article");
  await page.waitForSelector(".story");
  assert.equal(await page.locator("h1").textContent(), title);
});

test("Back and forward show what was there, where it was", async () => {
  const page = await open(browser, `${site}/?q=the`);
  const title = page.locator(".hit a.title").nth(6);
  await title.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 0);
  await title.click();
  await page.waitForSelector(".story");
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.waitForSelector(".hits");
  await page.waitForFunction((wanted) => scrollY === wanted, place);
  assert.equal(await page.inputValue("#q"), "the");
  await page.goForward();
  await page.waitForSelector(".story");
  await page.reload();
  await page.waitForSelector(".story");
  assert.deepEqual(page.complaints, []);
});

test("A suggestion becomes a filter", async () => {
  const page = await open(browser, site);
  await page.click("#q");
  await page.keyboard.type("water mar");
  const option = page.locator('#suggestions [data-value="maren_holt"]');
  await option.waitFor();
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  for (let i = 0; i < 10; ++i) {
    await page.keyboard.press("ArrowDown");
    if ((await option.getAttribute("aria-selected")) === "true") break;
  }
  await page.keyboard.press("Enter");
  await arrived(page, (url) => url.searchParams.get("person") === "maren_holt");
  assert.equal(new URL(page.url()).searchParams.get("q"), "water");
  await page.waitForSelector(".chip");
});

test("A server that cannot be reached is told of, and asked again", async () => {
  const page = await open(browser, site);
  await page.context().setOffline(true);
  await page.click(".sorts >> text=Oldest");
  await page.waitForSelector("#trouble:not([hidden])");
  assert.match(await page.locator("#trouble").innerText(), /cannot be reached/);
  assert.ok((await page.locator(".hit").count()) > 0);
  await page.context().setOffline(false);
  await page.click("#trouble button");
  await arrived(page, (url) => url.searchParams.get("sort") === "oldest");
  assert.ok(await page.locator("#trouble").isHidden());
});

test("A busy server is told of, and asked again", async () => {
  const page = await open(browser, site);
  // The server's own page of an error, as if it were what a full queue is answered with.
  const trouble = await (await fetch(`${site}/%zz`, { headers: { Accept: "text/html" } })).text();
  await page.route("**/?q=talks", (route) =>
    route.fulfill({ status: 503, contentType: "text/html; charset=utf-8", body: trouble }),
  );
  await page.fill("#q", "talks");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#trouble:not([hidden])");
  assert.match(await page.locator("#trouble").innerText(), /^This cannot be answered\./);
  assert.ok((await page.locator(".hit").count()) > 0);
  await page.unroute("**/?q=talks");
  await page.click("#trouble button");
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("5 "));
});

test("From the page of an error one gets back to the archive", async () => {
  const page = await open(browser, `${site}/nix`);
  assert.equal(await page.locator("h1").innerText(), "There is no such page");
  await page.click("text=Search the archive");
  await page.waitForSelector(".hits");
  await search(page, "talks");
  assert.deepEqual(page.complaints.filter((text) => !/404/.test(text)), []);
});

test("A slow answer is told of, and the next search takes its place", async () => {
  const page = await open(browser, site);
  await page.route("**/?q=slow", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => {});
  });
  await page.fill("#q", "slow");
  await page.keyboard.press("Enter");
  await page.waitForSelector("main[aria-busy=true]");
  assert.equal(await page.locator("#status").innerText(), "Searching…");
  await search(page, "talks");
  await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("5 "));
  await page.waitForTimeout(1600);
  assert.equal(new URL(page.url()).searchParams.get("q"), "talks");
});

test("A wrong query and an empty result have faces of their own", async () => {
  const page = await open(browser, site);
  await search(page, "persn:trump");
  await page.waitForSelector(".face.error");
  assert.equal(await page.locator("h1").innerText(), "No such field");
  await search(page, "zzzz yyyy");
  await page.click("text=Any of the words instead of all");
  await arrived(page, (url) => url.searchParams.get("match") === "any");
});
