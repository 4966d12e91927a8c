// `/` goes to the search box; the up and down arrows walk from there through the list; Escape goes
// back to the box.

function isTyping(target) {
  return target.matches?.("input:not([type=checkbox]), textarea, select, [role=slider]");
}

export function startKeys() {
  const box = document.getElementById("q");
  const titles = () => [...document.querySelectorAll(".hit a.title")];

  function walk(step) {
    const all = titles();
    const at = all.indexOf(document.activeElement);
    if (at === -1 && document.activeElement !== box) return false;
    const next = at + step;
    (next < 0 ? box : all[Math.min(next, all.length - 1)])?.focus();
    return all.length > 0;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event;
    let done = false;
    if (key === "/" && !isTyping(target)) {
      box.focus();
      box.select();
      done = true;
    } else if (key === "ArrowDown" && (target === box || !isTyping(target))) {
      done = walk(1);
    } else if (key === "ArrowUp" && !isTyping(target)) {
      done = walk(-1);
    } else if (key === "Escape" && target.matches?.(".hit a.title")) {
      box.focus();
      done = true;
    }
    if (done) event.preventDefault();
  });
}
