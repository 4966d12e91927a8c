// Looks for a value of a facet while it is typed.

import { adoptChildren, fetchPage, formUrl } from "./pages.js";

const kPause = 150; // ms without a key

export function startFacets() {
  let timer = 0;
  let pending = null;

  async function find(form) {
    pending?.abort();
    pending = new AbortController();
    const facet = form.closest(".facet");
    try {
      const page = await fetchPage(formUrl(form), pending.signal);
      const found = page.querySelector(`#${CSS.escape(facet.id)} .rows`);
      if (found) adoptChildren(facet.querySelector(".rows"), found);
    } catch {
      // The next key asks again, and Enter says what is wrong.
    }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.(".find");
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(() => find(form), kPause);
  });
}
