// Reading an article.

import assert from "node:assert/strict";
import { test } from "node:test";

import { corpus, launch, open, serve } from "./support.js";

const site = await serve(corpus);
const browser = await launch();

async function openFirst(url) {
  const page = await open(browser, url);
  await page.click(".hit a.title >> nth=0");
  await page.waitForSelector(".story");
  return page;
}

test("What speaks for a name is shown on hover and on focus, and put away by Escape", async () => {
  const page = await openFirst(`${site}/?person=maren_holt`);
  const card = page.locator("#evidence");
  const name = page.locator('.text .entity[data-value="maren_holt"]').first();
  await name.hover();
  assert.match(await card.innerText(), /Maren Holt · person/);
  await card.hover();
  await page.waitForTimeout(200);
  assert.ok(await card.isVisible());
  await page.keyboard.press("Escape");
  assert.ok(await card.isHidden());
  await name.focus();
  assert.ok(await card.isVisible());
  assert.equal(await name.getAttribute("aria-describedby"), "evidence");
});

test("A quotation of the list is found in the text", async () => {
  const page = await open(browser, `${site}/?view=quotes`);
  await page.click(".hit a.title >> nth=0");
  await page.waitForSelector(".story");
  await page.click(".quotations a >> nth=0");
  assert.ok(await page.locator("#quote-1").evaluate((quote) => quote.matches(":target")));
  assert.ok(await page.locator(".story").isVisible());
});

test("A kind of marks can be switched off", async () => {
  const page = await openFirst(`${site}/?person=maren_holt`);
  const line = () =>
    page
      .locator(".text .entity.person")
      .first()
      .evaluate((entity) => getComputedStyle(entity).textDecorationLine);
  assert.equal(await line(), "underline");
  await page.uncheck("#show-person");
  assert.equal(await line(), "none");
});

test("A snippet and a title from right to left read so", async () => {
  const page = await open(browser, `${site}/?q=the`);
  for (const piece of [".snippet", ".hit h3"]) {
    const direction = await page.locator(piece).first().evaluate((element) => {
      element.textContent = "שלום עולם";
      return getComputedStyle(element).direction;
    });
    assert.equal(direction, "rtl", piece);
  }
});

test("An article says its language, and one written from right to left reads so", async () => {
  const page = await openFirst(`${site}/?language=de`);
  assert.equal(await page.locator(".text").getAttribute("lang"), "de");
  const direction = await page.evaluate(() => {
    const paragraph = document.querySelector(".text p");
    paragraph.textContent = "שלום עולם";
    return getComputedStyle(paragraph).direction;
  });
  assert.equal(direction, "rtl");
});
