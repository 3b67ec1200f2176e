/** Charts of figures: what a point stands for is written under the chart when it is pointed at or focused. */

function tell(event: Event): void {
  const point = event.target instanceof Element ? event.target.closest<SVGElement>("svg.chart [data-said]") : null;
  const chart = point?.closest("figure");
  const line = chart?.querySelector("figcaption .detail");
  if (point && line) line.textContent = point.dataset.said ?? "";
}

let listening = false;

/** Listen for points of charts; once for all pages. */
export function charts(): void {
  if (listening) return;
  listening = true;
  document.addEventListener("pointerover", tell);
  document.addEventListener("focusin", tell);
}
