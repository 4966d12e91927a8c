// An archive, a server over it and a browser, for one file of tests.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const programs = process.env.NEWSDEX_PROGRAMS ?? join(root, "build/release/bin");

export const corpus = join(root, "corpus/articles");

/** Indexes PATH and serves it; gives the server's address. Both end with the file's tests. */
export async function serve(path) {
  const folder = mkdtempSync(join(tmpdir(), "newsdex-web-"));
  const db = join(folder, "archive.db");
  execFileSync(join(programs, "newsdex-index"), ["-q", "--db", db, path]);
  const server = spawn(
    join(programs, "newsdex-serve"),
    ["--db", db, "--listen", "127.0.0.1:0", "--now", "2025-06-01"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  after(() => {
    server.kill();
    rmSync(folder, { recursive: true });
  });
  return await new Promise((resolve, reject) => {
    let told = "";
    server.stderr.on("data", (data) => {
      told += data;
      const address = /http:\/\/[^/\s]+/.exec(told);
      if (address) resolve(address[0]);
    });
    server.on("exit", (status) => reject(new Error(`newsdex-serve: ${status}: ${told}`)));
  });
}

/** A browser that ends with the file's tests. */
export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Chromium has no sandbox for root, who runs tests in containers.
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  });
  after(() => browser.close());
  return browser;
}

/** A page of a fresh profile. What its console and its scripts complain of is in `complaints`. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") page.complaints.push(message.text());
  });
  await page.goto(url);
  return page;
}

/** The number of articles that the headline tells. */
export async function total(page) {
  return Number((await page.locator("h1").innerText()).split(" ")[0].replaceAll(",", ""));
}

/** The count that stands in a row of a facet. */
export async function count(row) {
  return Number(/^[\d,]+/.exec(await row.locator(".count").innerText())[0].replaceAll(",", ""));
}

/** Waits until the page has the address that `matches` says. */
export async function arrived(page, matches) {
  await page.waitForURL((url) => matches(url));
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
}
