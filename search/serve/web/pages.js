// Pages of this site as documents that are parsed but not live: no script in them runs, nothing in
// them loads.

export class Unreachable extends Error {}

/** The path with its parameters, without those a form sent empty. */
export function formUrl(form) {
  const url = new URL(form.getAttribute("action"), location.href);
  url.search = "";
  for (const [name, value] of new FormData(form)) {
    if (value !== "") url.searchParams.append(name, value);
  }
  return url;
}

/** Throws Unreachable where no page comes back, AbortError where `signal` says so. */
export async function fetchPage(url, signal) {
  let response;
  let text;
  try {
    response = await fetch(url, { signal, headers: { Accept: "text/html" } });
    text = await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable("The server cannot be reached.");
  }
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) {
    throw new Unreachable("The server gave no page.");
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  // What stands between us and the server may have answered in its place.
  if (!page.getElementById("main")) throw new Unreachable("Somebody else answered.");
  // A page without a search box is about why there is none.
  if (!page.getElementById("q")) throw new Unreachable(`${page.querySelector("h1").textContent}.`);
  return page;
}

/** Puts the children of an element of another document into the one of this that is like it. */
export function adoptChildren(target, source) {
  target.replaceChildren(...document.adoptNode(source).childNodes);
}
