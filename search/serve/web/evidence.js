// What speaks for a mark in an article, on a card beside it, on hover and on focus. Escape puts it
// away; it stays while the pointer is on it.

const kGap = 6; // px between the mark and its card
const kLeave = 120; // ms in which the pointer may cross that gap

const markOf = (event) => event.target.closest?.("[data-evidence]");
const listedOf = (event) => event.target.closest?.(".names li[data-value]");

/** Points out every mention of a value in the text; of none without one. */
function pointOut(value) {
  for (const entity of document.querySelectorAll(".entity")) {
    entity.classList.toggle("same", entity.dataset.value === value);
  }
}

class Card {
  #card = document.createElement("div");
  #mark = null;
  #timer = 0;

  constructor() {
    this.#card.id = "evidence";
    this.#card.className = "evidence";
    this.#card.setAttribute("role", "tooltip");
    this.#card.hidden = true;
    document.body.append(this.#card);
  }

  get isShown() {
    return this.#mark !== null;
  }

  holds(node) {
    return this.#card.contains(node);
  }

  keep() {
    clearTimeout(this.#timer);
  }

  leave() {
    this.keep();
    this.#timer = setTimeout(() => this.hide(), kLeave);
  }

  hide() {
    this.keep();
    if (!this.isShown) return;
    this.#mark.removeAttribute("aria-describedby");
    this.#mark = null;
    this.#card.hidden = true;
    pointOut();
  }

  show(mark) {
    if (this.#mark === mark) return this.keep();
    this.hide();
    this.#mark = mark;
    this.#card.textContent = mark.dataset.evidence;
    this.#card.hidden = false;
    mark.setAttribute("aria-describedby", this.#card.id);
    if (mark.dataset.value) pointOut(mark.dataset.value);
    this.#place();
  }

  /** Above the first line of the mark, else below it, within the window. */
  #place() {
    const line = this.#mark.getClientRects()[0] ?? this.#mark.getBoundingClientRect();
    const { width, height } = this.#card.getBoundingClientRect();
    const left = Math.min(line.left, document.documentElement.clientWidth - width - kGap);
    const above = line.top - height - kGap;
    this.#card.style.left = `${Math.max(kGap, left)}px`;
    this.#card.style.top = `${above > 0 ? above : line.bottom + kGap}px`;
  }
}

export function startEvidence() {
  const card = new Card();
  document.addEventListener("pointerover", (event) => {
    const listed = listedOf(event);
    if (listed) pointOut(listed.dataset.value);
    const mark = markOf(event);
    if (mark) card.show(mark);
    else if (card.holds(event.target)) card.keep();
  });
  document.addEventListener("pointerout", (event) => {
    if (listedOf(event)) pointOut();
    card.leave();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) card.show(mark);
    else card.hide();
  });
  for (const end of ["focusout", "scroll", "exchanged"]) {
    document.addEventListener(end, () => card.hide(), { passive: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card.isShown) return;
    card.hide();
    event.stopPropagation();
  });
}
