// Without scripts, and on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { corpus, launch, open, serve, total } from "./support.js";

const site = await serve(corpus);
const browser = await launch();
const plain = { javaScriptEnabled: false };

test("Without scripts one searches, narrows, turns pages and reads", async () => {
  const page = await open(browser, site, plain);
  await page.fill("#q", "the");
  await page.click(".box button");
  assert.equal(new URL(page.url()).searchParams.get("q"), "the");
  await page.click("#facet-language summary");
  await page.click("#facet-language a.value >> nth=0");
  assert.equal(await page.locator(".chip").count(), 1);
  const all = await total(page);
  await page.click("a[rel=next]");
  assert.equal(await total(page), all);
  assert.equal(await page.locator(".hits").getAttribute("start"), "11");
  await page.click(".hit a.title >> nth=0");
  assert.ok((await page.locator(".story mark").count()) > 0);
  await page.click(".back a");
  assert.equal(await page.locator(".hits").getAttribute("start"), "11");
});

test("Without scripts a range of dates is typed or one of its bars followed", async () => {
  const page = await open(browser, site, plain);
  await page.fill("input[name=since]", "2024-03");
  await page.fill("input[name=until]", "2024-06");
  await page.click(".range button");
  const narrowed = await total(page);
  assert.ok(narrowed > 0);
  await page.locator(".bars a").first().click({ position: { x: 2, y: 60 }, force: true });
  assert.ok((await total(page)) < narrowed);
  await page.click("text=All dates");
  assert.equal(new URL(page.url()).search, "");
});

test("Without scripts a value is looked for in its facet, and the filters stay", async () => {
  const page = await open(browser, `${site}/?country=GE`, plain);
  await page.fill("#facet-person .find input[name=find]", "zurab");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("open") === "person");
  assert.equal(new URL(page.url()).searchParams.get("country"), "GE");
  assert.equal(await page.locator("#facet-person .values li").count(), 1);
});

test("Without scripts what speaks for a name is shown on focus", async () => {
  const page = await open(browser, `${site}/?person=maren_holt`, plain);
  await page.click(".hit a.title >> nth=0");
  const shown = await page.locator(".text .entity.person").first().evaluate((entity) => {
    entity.focus();
    return getComputedStyle(entity, "::after").content;
  });
  assert.match(shown, /person/);
});

test("A phone shows everything within its width", async () => {
  for (const path of ["/", "/?q=talks&country=IS", "/?view=quotes", "/?q=persn:x", "/?q=zzzz"]) {
    const page = await open(browser, site + path, { viewport: { width: 320, height: 640 } });
    const [wide, width] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(wide <= width, `${path}: ${wide} > ${width}`);
  }
  const page = await open(browser, site, { viewport: { width: 390, height: 844 } });
  assert.ok(await page.locator(".facets").isHidden());
  await page.click("text=Refine");
  assert.ok(await page.locator(".facets").isVisible());
});
