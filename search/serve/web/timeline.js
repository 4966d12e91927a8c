// A range of the timeline, dragged with a pointer or set by two handles with the arrow keys. Enter
// or letting go searches in it, Escape leaves it.

import { visit } from "./navigation.js";

function bars() {
  return [...document.querySelectorAll(".bars a")];
}

const hasKey = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

class Brush {
  #chart;
  #bars;
  #handles = [];
  #readout;
  #range; // indexes of the first and the last bar
  #origin = null; // where a drag began

  constructor(chart) {
    this.#chart = chart;
    this.#bars = bars();
    this.#range = [0, this.#bars.length - 1];
    this.#readout = document.createElement("div");
    this.#readout.className = "readout";
    this.#readout.hidden = true;
    chart.append(this.#readout);
    for (const [end, name] of ["First period", "Last period"].entries()) {
      this.#handles.push(this.#makeHandle(end, name));
    }
    this.#show(false);
    chart.addEventListener("pointerdown", (event) => this.#press(event));
    chart.addEventListener("pointermove", (event) => this.#drag(event));
    chart.addEventListener("pointerup", (event) => this.#release(event));
    chart.addEventListener("pointercancel", () => this.#reset());
    // What the pointer did is done when it is let go; a click with a key is the browser's.
    chart.addEventListener("click", (event) => {
      if (event.detail > 0 && !hasKey(event)) event.preventDefault();
    });
    chart.addEventListener("dragstart", (event) => event.preventDefault());
  }

  #makeHandle(end, name) {
    const handle = document.createElement("div");
    handle.className = "handle";
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", name);
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", String(this.#bars.length - 1));
    handle.addEventListener("keydown", (event) => this.#key(event, end));
    this.#chart.append(handle);
    return handle;
  }

  #periodOf(index) {
    return this.#bars[index].getAttribute("aria-label").split(": ")[0];
  }

  #show(choosing) {
    const [first, last] = this.#range;
    for (const [index, bar] of this.#bars.entries()) {
      bar.classList.toggle("chosen", choosing && index >= first && index <= last);
    }
    for (const [end, handle] of this.#handles.entries()) {
      handle.style.left = `${((this.#range[end] + end) * 100) / this.#bars.length}%`;
      handle.setAttribute("aria-valuenow", String(this.#range[end]));
      handle.setAttribute("aria-valuetext", this.#periodOf(this.#range[end]));
    }
    this.#readout.hidden = !choosing;
    this.#readout.textContent =
      first === last
        ? this.#periodOf(first)
        : `${this.#periodOf(first)} – ${this.#periodOf(last)}`;
  }

  #reset() {
    this.#origin = null;
    this.#range = [0, this.#bars.length - 1];
    this.#show(false);
  }

  #apply() {
    const url = new URL(this.#bars[this.#range[0]].href.baseVal, location.href);
    url.searchParams.set("until", this.#bars[this.#range[1]].dataset.to);
    visit(url);
  }

  #key(event, end) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10,
      PageUp: 10, Home: -Infinity, End: Infinity };
    if (event.key === "Enter") {
      this.#apply();
    } else if (event.key === "Escape") {
      this.#reset();
    } else if (event.key in steps) {
      const [low, high] = end === 0 ? [0, this.#range[1]] : [this.#range[0], this.#bars.length - 1];
      this.#range[end] = Math.min(high, Math.max(low, this.#range[end] + steps[event.key]));
      this.#show(true);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #indexAt(event) {
    const { left, width } = this.#chart.getBoundingClientRect();
    const index = Math.floor(((event.clientX - left) / width) * this.#bars.length);
    return Math.min(this.#bars.length - 1, Math.max(0, index));
  }

  #press(event) {
    if (event.button !== 0 || hasKey(event)) return;
    const end = this.#handles.indexOf(event.target);
    this.#origin = end === -1 ? this.#indexAt(event) : this.#range[1 - end];
    this.#chart.setPointerCapture(event.pointerId);
    if (end === -1) this.#drag(event);
  }

  #drag(event) {
    if (this.#origin === null) return;
    const index = this.#indexAt(event);
    this.#range = [Math.min(index, this.#origin), Math.max(index, this.#origin)];
    this.#show(true);
  }

  #release(event) {
    if (this.#origin === null) return;
    this.#drag(event);
    this.#origin = null;
    this.#apply();
  }
}

export function startTimeline() {
  const attach = () => {
    const chart = document.querySelector(".chart");
    if (chart && bars().length > 1) new Brush(chart);
  };
  attach();
  document.addEventListener("exchanged", attach);
}
