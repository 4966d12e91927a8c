// screenshots.js SITE FOLDER: the documentation's pictures, of a newsdex-serve that serves the
// sample archive in corpus/, as WebP.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";

const kQuality = 80; // per cent
const desk = { viewport: { width: 1200, height: 860 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 };

const pictures = {
  start: { ...desk, path: "/" },
  search: { ...desk, path: "/?q=water&country=GE&not.person=tamar_iosava" },
  article: { ...desk, path: "/?q=water+accord&sort=relevance", opened: true },
  phone: { ...phone, path: "/?q=water&country=GE" },
  dark: { ...phone, path: "/?q=water&country=GE&view=quotes", colorScheme: "dark" },
};

const [, , site, folder] = process.argv;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
for (const [name, { path, opened, ...options }] of Object.entries(pictures)) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(site + path);
  if (opened) {
    await page.click(".hit a.title >> nth=0");
    await page.waitForSelector(".story");
    await page.locator(".text .entity.person").first().hover();
  }
  const tools = await context.newCDPSession(page);
  const { data } = await tools.send("Page.captureScreenshot", { format: "webp", quality: kQuality });
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, "base64"));
  await context.close();
}
await browser.close();
