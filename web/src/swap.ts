/** Another view of the same page without loading it whole: filters, pages of a list, zoom, the margin. */

import { filled, samePage } from "./address";

/** Said on the document when a page has new contents. */
export const SWAPPED = "counterclaim:swapped";

let waiting: AbortController | null = null;
/** The address whose contents the page has, without the spot in it. */
let shown = "";

function announce(words: string): void {
  let region = document.getElementById("said");
  if (!region) {
    region = document.createElement("p");
    region.id = "said";
    region.className = "vh";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = words;
}

/** What stands for an element after the page has new contents: its id, or where it leads. */
function trace(element: Element | null): string {
  if (!element) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute("href");
  return href ? `a[href="${CSS.escape(href)}"]` : "";
}

function fill(found: Document): boolean {
  const pairs = ["main", "aside.margin"].map((where) => [
    document.querySelector(where),
    found.querySelector(where),
  ]);
  if (pairs.some(([old, now]) => !old || !now)) return false;
  for (const [old, now] of pairs) old!.replaceChildren(...now!.childNodes);
  document.title = found.title;
  document.body.className = found.body.className;
  return true;
}

/** How a view is gone to. */
export interface Going {
  /** Whether the address is kept among those one can go back to. */
  readonly kept?: boolean;
  /** Whether to go to the spot that the address names. */
  readonly jump?: boolean;
}

/** Show an address in place of the one shown; loads it whole where that cannot be done. */
export async function goTo(address: string, { kept = true, jump = false }: Going = {}): Promise<void> {
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  const focused = trace(document.activeElement);
  document.documentElement.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
    const html = answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
    if (mine.signal.aborted) return;
    if (!answer.ok || !fill(new DOMParser().parseFromString(html, "text/html"))) {
      location.assign(address);
      return;
    }
    if (kept) history.pushState(null, "", address);
    shown = location.pathname + location.search;
    document.dispatchEvent(new CustomEvent(SWAPPED));
    if (focused) document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
    const spot = jump ? document.getElementById(new URL(address, location.href).hash.slice(1)) : null;
    spot?.scrollIntoView({ block: "nearest" });
    announce(document.querySelector("main caption, main .found")?.textContent?.trim() ?? "Shown");
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) location.assign(address);
  } finally {
    if (waiting === mine) {
      waiting = null;
      document.documentElement.removeAttribute("aria-busy");
    }
  }
}

function ofClick(event: MouseEvent): HTMLAnchorElement | SVGAElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement | SVGAElement>("a[href]") : null;
}

function leads(link: HTMLAnchorElement | SVGAElement): string {
  return new URL(link.getAttribute("href") ?? "", location.href).href;
}

function submitted(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].filter((f): f is [string, string] => typeof f[1] === "string");
  return filled(new URL(form.action).pathname, fields);
}

/** Take over links to another view of this page, and forms that choose what it shows. */
export function swapping(): void {
  shown = location.pathname + location.search;
  document.addEventListener("click", (event) => {
    const link = ofClick(event);
    if (!link || link.hasAttribute("download") || link.closest("[data-review]")) return;
    const there = leads(link);
    if (!samePage(location.href, there)) return;
    event.preventDefault();
    void goTo(there, { jump: !new URL(there).searchParams.has("show") });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "get" || !form.matches(".filters")) return;
    if (new URL(form.action).pathname !== location.pathname) return;
    event.preventDefault();
    void goTo(submitted(form));
  });
  document.addEventListener("change", (event) => {
    const select = event.target;
    const form = select instanceof HTMLSelectElement ? select.closest<HTMLFormElement>("form.filters") : null;
    if (form?.method === "get") form.requestSubmit();
  });
  addEventListener("popstate", () => {
    // a spot of the view shown is gone to by the browser itself, which moves the focus there
    if (shown !== location.pathname + location.search) void goTo(location.href, { kept: false });
  });
}
