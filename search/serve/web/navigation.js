// Follows links and forms of this site by fetching the next page and exchanging what differs. The
// server's HTML is the one source of what a page looks like; the URL is the whole state.

import { Unreachable, adoptChildren, fetchPage, formUrl } from "./pages.js";

const kSlow = 400; // ms without an answer after which the reader is told
const kVerySlow = 3000;
const kPaths = new Set(["/", "/article"]);

const byId = (id) => document.getElementById(id);
let pending = null;

function say(text) {
  byId("status").textContent = text;
}

function showTrouble(text, retry) {
  const trouble = byId("trouble");
  trouble.textContent = text;
  trouble.hidden = text === "";
  if (!retry) return;
  const button = document.createElement("button");
  button.textContent = "Try again";
  button.addEventListener("click", retry);
  trouble.append(button);
}

/** Where the focus is within a facet, so that it can go back there. */
function facetFocus() {
  const row = document.activeElement?.closest(".facet li[data-value]");
  return row && { facet: row.closest(".facet").id, value: row.dataset.value };
}

function restoreFacetFocus(focus) {
  const row = [...(byId(focus.facet)?.querySelectorAll("li[data-value]") ?? [])].find(
    (li) => li.dataset.value === focus.value,
  );
  const target = row?.querySelector("a") ?? byId(focus.facet)?.querySelector("summary");
  (target ?? byId("main")).focus({ preventScroll: true });
}

function foldedFacets() {
  return new Map([...document.querySelectorAll(".facet")].map((f) => [f.id, f.open]));
}

function exchange(page, { keepFolds }) {
  const folds = keepFolds ? foldedFacets() : new Map();
  document.title = page.title;
  byId("q").value = page.getElementById("q").value;
  adoptChildren(byId("filters"), page.getElementById("filters"));
  adoptChildren(byId("main"), page.getElementById("main"));
  for (const [id, open] of folds) {
    if (open) byId(id)?.setAttribute("open", "");
  }
  document.dispatchEvent(new CustomEvent("exchanged"));
}

function isSite(url) {
  return url.origin === location.origin && kPaths.has(url.pathname);
}

/** Shows a page of the site. `history` is push, or none where the reader went back or forward. */
export async function visit(url, { history: how = "push", keepScroll = false, scroll = 0 } = {}) {
  pending?.abort();
  const mine = new AbortController();
  pending = mine;
  const main = byId("main");
  const focus = facetFocus();
  const slow = setTimeout(() => {
    main.setAttribute("aria-busy", "true");
    say("Searching…");
  }, kSlow);
  const verySlow = setTimeout(() => showTrouble("Still searching. A narrower query is faster."), kVerySlow);
  try {
    const page = await fetchPage(url, mine.signal);
    showTrouble("");
    if (how === "push") {
      history.replaceState({ scroll: scrollY }, "");
      history.pushState({ scroll: 0 }, "", url);
    }
    exchange(page, { keepFolds: keepScroll });
    if (focus && keepScroll) {
      restoreFacetFocus(focus);
    } else if (document.activeElement === document.body) {
      main.focus({ preventScroll: true });
    }
    if (url.hash && how === "push" && !keepScroll) {
      byId(decodeURIComponent(url.hash.slice(1)))?.scrollIntoView();
    } else if (!keepScroll) {
      scrollTo(0, scroll);
    }
    say(main.querySelector("h1")?.textContent ?? "");
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Unreachable)) throw error;
    say("");
    showTrouble(`${error.message} What you see is the page before.`, () =>
      visit(url, { history: how, keepScroll, scroll }),
    );
  } finally {
    clearTimeout(slow);
    clearTimeout(verySlow);
    if (pending === mine) main.removeAttribute("aria-busy");
  }
}

function followLink(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target) return;
  const href = link instanceof SVGElement ? link.href.baseVal : link.href;
  const url = new URL(href, location.href);
  const isPlaceOnPage = link.getAttribute("href").startsWith("#");
  if (!isSite(url) || isPlaceOnPage) return;
  event.preventDefault();
  visit(url, { keepScroll: link.closest(".facets") !== null });
}

function followForm(event) {
  const form = event.target;
  const url = formUrl(form);
  if (event.defaultPrevented || form.method !== "get" || !isSite(url)) return;
  event.preventDefault();
  visit(url, { keepScroll: form.closest(".facets") !== null });
}

export function startNavigation() {
  history.scrollRestoration = "manual";
  scrollTo(0, history.state?.scroll ?? scrollY);
  addEventListener("pagehide", () => history.replaceState({ scroll: scrollY }, ""));
  document.addEventListener("click", followLink);
  document.addEventListener("submit", followForm);
  addEventListener("popstate", (event) => {
    // A fragment of the page that stands is the browser's business.
    if (event.state === null && location.hash !== "") return;
    visit(new URL(location.href), { history: "none", scroll: event.state?.scroll ?? 0 });
  });
}
