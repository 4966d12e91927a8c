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
  if (!response.ok) return [];
  return (await response.json()).suggestions;
}

function piece(className, text) {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}

export function startSuggestions() {
  const input = document.getElementById("q");
  const list = document.createElement("ul");
  let timer = 0;
  let pending = null;
  let selected = -1;
  let rest = ""; // of the query, before the name that is being typed

  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  input.parentElement.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function close() {
    clearTimeout(timer);
    pending?.abort();
    list.hidden = true;
    selected = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function select(index) {
    selected = index;
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === index));
    }
    const option = list.children[index];
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    const url = formUrl(input.form);
    url.searchParams.delete("q");
    if (rest !== "") url.searchParams.append("q", rest);
    url.searchParams.append(option.dataset.field, option.dataset.value);
    close();
    visit(url);
  }

  function show(suggestions) {
    list.replaceChildren(
      ...suggestions.map(({ field, value, label, count }, index) => {
        const option = document.createElement("li");
        option.id = `suggestion-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.field = field;
        option.dataset.value = value;
        const name = document.createElement("bdi");
        name.textContent = label;
        option.append(name, piece("kind", field), piece("count", count.toLocaleString("en")));
        return option;
      }),
    );
    selected = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function suggest() {
    pending?.abort();
    pending = new AbortController();
    const { signal } = pending;
    try {
      for (const name of typedNames(input.value)) {
        const suggestions = await suggested(name, signal);
        if (suggestions.length === 0) continue;
        rest = input.value.slice(0, input.value.length - name.length).trim();
        return show(suggestions);
      }
      close();
    } catch {
      // Without suggestions the box is a box.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, kPause);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => choose(event.target.closest("li")));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") select(selected === last ? -1 : selected + 1);
    else if (event.key === "ArrowUp") select(selected === -1 ? last : selected - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && selected !== -1) choose(list.children[selected]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
