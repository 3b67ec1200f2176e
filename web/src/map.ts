/** The map under the pointer: drag to move, Ctrl and wheel or double click to go nearer, a slider over time. */

import { changed } from "./address";
import { toDate, toDay } from "./days";
import { goTo } from "./swap";
import { type View, boxOf, nearer, within } from "./view";

function look(changes: Record<string, string>): void {
  void goTo(changed(location.pathname + location.search, { page: "", show: "", ...changes }));
}

function move(drawing: SVGSVGElement): void {
  const base = drawing.viewBox.baseVal;
  const whole: View = { x: base.x, y: base.y, width: base.width, height: base.height };
  const box = drawing.dataset.box ?? "";
  let view = whole;
  let later = 0;
  const put = (next: View): void => {
    view = next;
    drawing.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    clearTimeout(later);
    later = window.setTimeout(() => {
      if (view !== whole) look({ box: boxOf(view, whole, box) });
    }, 350);
  };
  const spot = (event: MouseEvent): [number, number] => {
    const frame = drawing.getBoundingClientRect();
    return [
      view.x + ((event.clientX - frame.left) / frame.width) * view.width,
      view.y + ((event.clientY - frame.top) / frame.height) * view.height,
    ];
  };
  drawing.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      put(nearer(view, whole, spot(event), Math.exp(Math.sign(event.deltaY) * 0.25)));
    },
    { passive: false },
  );
  drawing.addEventListener("dblclick", (event) => {
    event.preventDefault();
    put(nearer(view, whole, spot(event), 0.5));
  });
  let held: { readonly at: [number, number]; moved: boolean } | null = null;
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && view.width < whole.width) held = { at: spot(event), moved: false };
  });
  drawing.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = spot(event);
    if (!held.moved) drawing.setPointerCapture(event.pointerId);
    held.moved = true;
    put(within({ ...view, x: view.x + held.at[0] - x, y: view.y + held.at[1] - y }, whole));
  });
  drawing.addEventListener("pointerup", () => {
    if (held?.moved) {
      drawing.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    }
    held = null;
  });
}

function slide(drawing: SVGSVGElement): void {
  const form = document.querySelector<HTMLFormElement>("form.filters[data-slider]");
  const first = toDay(drawing.dataset.first ?? "");
  const last = toDay(drawing.dataset.last ?? "");
  if (!form || form.querySelector("input[type=range]") || Number.isNaN(first) || !(last > first)) return;
  const asked = new URLSearchParams(location.search);
  const field = document.createElement("p");
  field.className = "field slider";
  const label = document.createElement("label");
  label.htmlFor = "slider";
  const input = document.createElement("input");
  input.type = "range";
  input.id = "slider";
  input.min = String(first);
  input.max = String(last);
  const now = toDay(asked.get("to") ?? "");
  input.value = String(Number.isNaN(now) ? last : now);
  const say = (): void => {
    const day = toDate(Number(input.value));
    label.textContent = `Until ${day}`;
    input.setAttribute("aria-valuetext", day);
  };
  say();
  input.addEventListener("input", say);
  input.addEventListener("change", () => {
    const day = Number(input.value);
    look({ to: day >= last ? "" : toDate(day) });
  });
  field.append(label, input);
  form.prepend(field);
}

/** Enliven the map, where the page has one. */
export function map(): void {
  const drawing = document.querySelector<SVGSVGElement>("svg.map[data-box]");
  if (!drawing) return;
  move(drawing);
  slide(drawing);
}
