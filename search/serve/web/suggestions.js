// People, countries, sources and organisations for what is being typed (a combobox with a list, as
// the ARIA Authoring Practices describe it). One that is chosen becomes a filter.

import { visit } from "./navigation.js";
import { formUrl } from "./pages.js";

const kPause = 120; // ms without a key
const kFewest = 2; // letters before anything is suggested
const kMostWords = 3; // of a name at the end of what is typed

/** The beginnings of names that may be meant: the last words typed, the longest first. */
function typedNames(text) {
  if (/[":()]\S*$/u.test(text) || /\s$/u.test(text)) return [];
  const words = text.trimStart().split(/\s+/u);
  const names = [];
  for (let n = Math.min(kMostWords, words.length); n > 0; --n) {
    names.push(words.slice(-n).join(" "));
  }
  return names.filter((name) => name.length >= kFewest);
}

async function suggested(name, signal) {
  const response = await fetch(`/api/suggest?${new URLSearchParams({ q: name })}`, { signal });
  return response.ok ? (await response.json()).suggestions : [];
}

function piece(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function makeOption({ field, value, label, count }, index) {
  const option = document.createElement("li");
  option.id = `suggestion-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.field = field;
  option.dataset.value = value;
  option.append(
    piece("bdi", "name", label),
    piece("span", "kind", field),
    piece("span", "count", count.toLocaleString("en")),
  );
  return option;
}

class Suggestions {
  #input;
  #list = document.createElement("ul");
  #timer = 0;
  #pending = null;
  #selected = -1;
  #rest = ""; // of the query, before the name that is being typed

  constructor(input) {
    this.#input = input;
    this.#list.id = "suggestions";
    this.#list.className = "suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", "Suggestions");
    this.#list.hidden = true;
    input.parentElement.append(this.#list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.#list.id);
    input.setAttribute("aria-expanded", "false");
    this.#listen();
  }

  #listen() {
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#suggest(), kPause);
    });
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.form.addEventListener("submit", () => this.#close());
    // The box keeps the focus, or its blur would close the list before the click.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("li")));
  }

  async #suggest() {
    this.#pending?.abort();
    this.#pending = new AbortController();
    const typed = this.#input.value;
    try {
      for (const name of typedNames(typed)) {
        const suggestions = await suggested(name, this.#pending.signal);
        if (suggestions.length === 0) continue;
        this.#rest = typed.slice(0, typed.length - name.length).trim();
        return this.#show(suggestions);
      }
      this.#close();
    } catch {
      // Without suggestions the box is a box.
    }
  }

  #show(suggestions) {
    this.#list.replaceChildren(...suggestions.map(makeOption));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#select(-1);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#pending?.abort();
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#select(-1);
  }

  #select(index) {
    this.#selected = index;
    for (const [i, option] of [...this.#list.children].entries()) {
      option.setAttribute("aria-selected", String(i === index));
    }
    const option = this.#list.children[index];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #choose(option) {
    const url = formUrl(this.#input.form);
    url.searchParams.delete("q");
    if (this.#rest !== "") url.searchParams.append("q", this.#rest);
    url.searchParams.append(option.dataset.field, option.dataset.value);
    this.#close();
    visit(url);
  }

  #key(event) {
    if (this.#list.hidden) return;
    const last = this.#list.children.length - 1;
    const selected = this.#selected;
    if (event.key === "ArrowDown") this.#select(selected === last ? -1 : selected + 1);
    else if (event.key === "ArrowUp") this.#select(selected === -1 ? last : selected - 1);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && selected !== -1) this.#choose(this.#list.children[selected]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

export function startSuggestions() {
  new Suggestions(document.getElementById("q"));
}
