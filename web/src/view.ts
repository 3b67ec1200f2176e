/** A window of the map: what part of the drawing is looked at, in the drawing's own units. */

export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A view made narrower (factor under 1) or wider about a spot, never wider than the whole. */
export function nearer(view: View, whole: View, at: readonly [number, number], factor: number): View {
  const width = Math.min(whole.width, view.width * factor);
  const by = width / view.width;
  const x = at[0] - (at[0] - view.x) * by;
  const y = at[1] - (at[1] - view.y) * by;
  return within({ x, y, width, height: view.height * by }, whole);
}

/** The same view, moved so that it does not look past the whole. */
export function within(view: View, whole: View): View {
  const clamp = (v: number, low: number, high: number): number => Math.min(Math.max(v, low), Math.max(low, high));
  return {
    ...view,
    x: clamp(view.x, whole.x, whole.x + whole.width - view.width),
    y: clamp(view.y, whole.y, whole.y + whole.height - view.height),
  };
}

/** The box of the earth that a view shows: "west,south,east,north" in degrees. */
export function boxOf(view: View, whole: View, box: string): string {
  const [west, south, east, north] = box.split(",").map(Number) as [number, number, number, number];
  const lon = (x: number): number => west + ((x - whole.x) / whole.width) * (east - west);
  const lat = (y: number): number => north - ((y - whole.y) / whole.height) * (north - south);
  const corners = [lon(view.x), lat(view.y + view.height), lon(view.x + view.width), lat(view.y)];
  return corners.map((c) => c.toFixed(3)).join(",");
}
