/** The timeline under the pointer: drag over days to see only them, turn the wheel with Ctrl to zoom. */

import { changed } from "./address";
import { type Span, between, toDate, toDay, zoomed } from "./days";
import { goTo } from "./swap";

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 6;

function span(drawing: SVGSVGElement): Span | null {
  const from = toDay(drawing.dataset.from ?? "");
  const to = toDay(drawing.dataset.to ?? "");
  return Number.isNaN(from) || Number.isNaN(to) ? null : { from, to };
}

function show(whole: Span): void {
  const days = { from: toDate(whole.from), to: toDate(whole.to), page: "", show: "" };
  void goTo(changed(location.pathname + location.search, days));
}

function enliven(drawing: SVGSVGElement): void {
  const whole = span(drawing);
  const axis = drawing.querySelector<SVGLineElement>(".axis line");
  if (!whole || !axis) return;
  const left = axis.x1.baseVal.value;
  const width = axis.x2.baseVal.value - left;
  const fraction = (event: MouseEvent): number => {
    const box = drawing.getBoundingClientRect();
    return (((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width - left) / width;
  };
  const pick = document.createElementNS(SVG, "rect");
  pick.setAttribute("class", "pick");
  pick.setAttribute("y", "0");
  pick.setAttribute("height", String(drawing.viewBox.baseVal.height - 24));
  let start: { readonly at: number; readonly x: number } | null = null;

  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType !== "touch") start = { at: fraction(event), x: event.clientX };
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!start || Math.abs(event.clientX - start.x) < LEAST) return;
    if (!pick.isConnected) {
      drawing.setPointerCapture(event.pointerId);
      drawing.append(pick);
    }
    const [a, b] = [start.at, fraction(event)].map((x) => left + Math.min(1, Math.max(0, x)) * width);
    pick.setAttribute("x", String(Math.min(a!, b!)));
    pick.setAttribute("width", String(Math.abs(b! - a!)));
  });
  drawing.addEventListener("pointerup", (event) => {
    if (start && pick.isConnected) {
      drawing.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      show(between(whole, start.at, fraction(event)));
    }
    pick.remove();
    start = null;
  });
  drawing.addEventListener("pointercancel", () => {
    pick.remove();
    start = null;
  });

  let turned = 1;
  let later = 0;
  drawing.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned *= Math.exp(Math.sign(event.deltaY) * 0.3);
      const at = fraction(event);
      clearTimeout(later);
      later = window.setTimeout(() => show(zoomed(whole, at, turned)), 160);
    },
    { passive: false },
  );
}

/** Enliven the drawing of the timeline, where the page has it. */
export function lanes(): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>("svg.lanes[data-from]")) enliven(drawing);
}
