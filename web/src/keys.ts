/** The keyboard: search, help, from line to line, and the verdicts of review. */

/** The keys and what they do, as the help lists them. */
export const KEYS: readonly (readonly [string, string])[] = [
  ["/", "search"],
  ["j", "next line"],
  ["k", "line before"],
  ["Enter", "the words of the line, in the margin"],
  ["o", "the page of the line, or its words where it has none"],
  ["y", "confirm (review)"],
  ["n", "reject (review)"],
  ["e", "edit (review)"],
  ["m", "merge (review)"],
  ["u", "undo (review)"],
  ["?", "this help"],
  ["Esc", "close"],
];

const ITEMS = "main li.line, main article.dispute, main tbody tr, main .changes li, main [data-item]";
/** What leads to the words of a line, and what to its page, best first. */
const WORDS = [".n", "td a"];
const PAGE = [".words a, .hit-title a, .asked > a:first-child, a.name", ...WORDS, "a"];
const OFF = "counterclaim.keys";

/** Where the next or the last item is, counted from the one that has the focus (-1: none has). */
export function step(now: number, by: 1 | -1, count: number): number {
  if (!count) return -1;
  if (now < 0) return by > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, now + by));
}

function off(): boolean {
  try {
    return localStorage.getItem(OFF) === "off";
  } catch {
    return false;
  }
}

function turn(on: boolean): void {
  try {
    localStorage.setItem(OFF, on ? "on" : "off");
  } catch {
    // a browser that keeps nothing keeps the keys on
  }
}

function here(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(ITEMS) ?? null;
}

function move(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)].filter((i) => i.getClientRects().length);
  const now = here();
  const to = items[step(now ? items.indexOf(now) : -1, by, items.length)];
  if (!to) return;
  if (!to.hasAttribute("tabindex")) to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
}

function press(key: string): boolean {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const places: (ParentNode | null)[] = [here(), document.querySelector("aside.margin"), document];
  for (const place of places) {
    const found = place?.querySelector<HTMLElement>(wanted);
    if (found) {
      found.click();
      return true;
    }
  }
  return false;
}

function follow(selectors: readonly string[]): boolean {
  const item = here();
  const links = selectors.map((selector) => item?.querySelector<HTMLElement>(selector));
  const link = links.find((found) => found);
  link?.click();
  return link !== undefined;
}

function help(): HTMLElement {
  const found = document.getElementById("keys");
  if (found) return found;
  const panel = document.createElement("section");
  panel.id = "keys";
  panel.className = "keys";
  panel.hidden = true;
  panel.setAttribute("aria-label", "Keys");
  const list = document.createElement("dl");
  for (const [key, does] of KEYS) {
    const row = document.createElement("div");
    const name = document.createElement("dt");
    const sign = document.createElement("kbd");
    sign.textContent = key;
    name.append(sign);
    const words = document.createElement("dd");
    words.textContent = does;
    row.append(name, words);
    list.append(row);
  }
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = !off();
  box.addEventListener("change", () => turn(box.checked));
  label.append(box, " single keys are on");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => show(false));
  panel.append(list, label, close);
  document.body.append(panel);
  return panel;
}

function show(open: boolean): void {
  const panel = help();
  panel.hidden = !open;
  const button = document.getElementById("keys-button");
  button?.setAttribute("aria-expanded", String(open));
  if (open) panel.querySelector<HTMLElement>("button")?.focus();
  else if (panel.contains(document.activeElement)) button?.focus();
}

function acts(key: string): boolean {
  switch (key) {
    case "/":
      document.querySelector<HTMLElement>("#q")?.focus();
      return true;
    case "?":
      show(help().hidden !== false);
      return true;
    case "j":
      move(1);
      return true;
    case "k":
      move(-1);
      return true;
    case "Enter":
      return document.activeElement === here() && follow(WORDS);
    case "o":
      return follow(PAGE);
    case "y":
    case "n":
    case "e":
    case "m":
    case "u":
      return press(key);
    default:
      return false;
  }
}

/** Listen to the keys, and put a button for their help at the end of the rail. */
export function keys(): void {
  const rail = document.querySelector(".rail ul");
  if (rail) {
    const item = document.createElement("li");
    item.className = "gap";
    const button = document.createElement("button");
    button.type = "button";
    button.id = "keys-button";
    button.textContent = "Keys";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => show(help().hidden !== false));
    item.append(button);
    rail.append(item);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const panel = document.getElementById("keys");
    if (event.key === "Escape" && panel && !panel.hidden) {
      show(false);
      return;
    }
    const target = event.target;
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
    if (off() && event.key !== "Enter") return;
    if (acts(event.key)) event.preventDefault();
  });
}
