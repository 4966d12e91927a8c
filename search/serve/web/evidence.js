// What speaks for a mark in an article, on a card beside it, on hover and on focus. Escape puts it
// away; it stays while the pointer is on it.

const kGap = 6; // px between the mark and its card
const kLeave = 120; // ms in which the pointer may cross that gap

export function startEvidence() {
  const card = document.createElement("div");
  card.id = "evidence";
  card.className = "evidence";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let shown = null;
  let timer = 0;

  function markSame(value, on) {
    for (const entity of document.querySelectorAll(".entity")) {
      entity.classList.toggle("same", on && entity.dataset.value === value);
    }
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    if (shown) markSame("", false);
    shown = null;
    card.hidden = true;
  }

  function show(target) {
    if (shown === target) return clearTimeout(timer);
    hide();
    shown = target;
    card.textContent = target.dataset.evidence;
    card.hidden = false;
    target.setAttribute("aria-describedby", card.id);
    if (target.dataset.value) markSame(target.dataset.value, true);
    const place = target.getClientRects()[0] ?? target.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - width - kGap);
    const above = place.top - height - kGap;
    card.style.left = `${Math.max(kGap, left)}px`;
    card.style.top = `${above > 0 ? above : place.bottom + kGap}px`;
  }

  const markOf = (event) => event.target.closest?.("[data-evidence]");
  document.addEventListener("pointerover", (event) => {
    const listed = event.target.closest?.(".names li[data-value]");
    if (listed) markSame(listed.dataset.value, true);
    const mark = markOf(event);
    if (mark) show(mark);
    else if (card.contains(event.target)) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest?.(".names li[data-value]")) markSame("", false);
    clearTimeout(timer);
    timer = setTimeout(hide, kLeave);
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("exchanged", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      hide();
      event.stopPropagation();
    }
  });
}
