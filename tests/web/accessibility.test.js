// WCAG 2.2 A and AA as axe-core checks them, in both colour schemes, on a desk and on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { corpus, launch, open, serve } from "./support.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = await serve(corpus);
const browser = await launch();

const faces = {
  start: "/",
  "a search": "/?q=talks&country=US&not.country=FR&since=2023",
  "a facet opened": "/?open=person&find=a",
  explained: "/?q=the+talks&explain=1",
  quotations: "/?view=quotes",
  "nothing found": "/?q=zzzz+yyy&person=maren_holt",
  "a wrong query": "/?q=persn:x",
  "no such page": "/nix",
};

async function violations(page) {
  // The page's policy lets no script in but its own; the tool is no part of the page.
  await page.evaluate(axe);
  const { violations: found, passes } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  assert.ok(passes.length > 10);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`No violation in ${colorScheme}, ${viewport.width} wide`, async () => {
      for (const [face, path] of Object.entries(faces)) {
        const page = await open(browser, site + path, { colorScheme, viewport });
        assert.deepEqual(await violations(page), [], face);
        if (face === "a search") {
          await page.click(".hit a.title >> nth=0");
          await page.waitForSelector(".story");
          assert.deepEqual(await violations(page), [], "an article");
        }
        await page.context().close();
      }
    });
  }
}
