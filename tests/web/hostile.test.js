// An archive full of texts that want to be more than text: nothing runs, nothing is asked of
// anybody else.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { launch, open, serve } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "newsdex-hostile-"));
after(() => rmSync(folder, { recursive: true }));

const payloads = JSON.parse(readFileSync(new URL("../support/hostile_payloads.json", import.meta.url), "utf8"));
const lines = payloads.map((payload, number) =>
  JSON.stringify({
    id: `${number} ${payload.replaceAll(/[\n\t]/g, " ")}`, // an id holds no control characters
    url: number % 2 === 0 ? payload : `https://news.example/${payload}`,
    title: payload,
    body: `Somebody reported this today.\n\n"${payload}", he said.\n\n${payload}`,
    source: payload,
    byline: payload,
    section: payload,
    topics: [payload],
    published: "2024-05-01",
  }),
);
writeFileSync(join(folder, "hostile.jsonl"), lines.join("\n"));
const site = await serve(join(folder, "hostile.jsonl"));
const browser = await launch();

/** Opens a page; whatever is asked of others, run or shown as a dialog is an error. */
async function watch(url) {
  const page = await open(browser, "about:blank");
  const wrong = [];
  page.on("dialog", (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(site)) wrong.push(`request ${request.url()}`);
  });
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) wrong.push(message.text());
  });
  await page.goto(url);
  return { page, wrong };
}

test("Nothing of an article, a facet or a query runs", async () => {
  assert.ok(payloads.length >= 60);
  const { page, wrong } = await watch(`${site}/?limit=100`);
  for (const payload of payloads) {
    await page.fill("#q", payload);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(20);
  }
  await page.goto(`${site}/?limit=100&open=source`);
  for (let i = 0; i < payloads.length; ++i) {
    await page.locator(".hit a.title").nth(i).click();
    await page.waitForSelector(".story");
    await page.locator(".story .entity, .quotation").first().hover({ timeout: 300 }).catch(() => {});
    await page.goBack();
    await page.waitForSelector(".hits");
  }
  assert.deepEqual(wrong, []);
});

test("Payloads in suggestions are text", async () => {
  const { page, wrong } = await watch(site);
  await page.click("#q");
  await page.keyboard.type("alert");
  await page.waitForSelector("#suggestions li");
  await page.locator("#suggestions li").first().hover();
  assert.equal(await page.locator("#suggestions :not(li, bdi, span)").count(), 0);
  assert.deepEqual(wrong, []);
});
