/** Words selected in a report go into the form that adds what was missed. */

/** A text with one space for each stretch of white space. */
export function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Which occurrence of some words it is that ends a text: 1 for the first. */
export function occurrence(before: string, words: string): number {
  return Math.max(1, flat(`${before}${words}`).split(words).length - 1);
}

function hidden(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (found) return found;
  const made = document.createElement("input");
  made.type = "hidden";
  made.name = name;
  form.append(made);
  return made;
}

function take(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-review=missed]");
  const source = document.querySelector("article.source");
  const selection = getSelection();
  if (!form || !source || !selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return;
  const words = flat(range.toString());
  if (!words) return;
  const before = document.createRange();
  before.setStart(source, 0);
  before.setEnd(range.startContainer, range.startOffset);
  form.querySelector("input[name=mark]")?.remove();
  const field = form.querySelector<HTMLTextAreaElement>("textarea[name=words]") ?? hidden(form, "words");
  field.value = words;
  hidden(form, "nth").value = String(occurrence(before.toString(), words));
  const hint = form.querySelector(".hint");
  if (hint) hint.textContent = `Add what these words tell of: “${words}”`;
}

/** Take over what is selected in a report's text. */
export function missed(): void {
  document.addEventListener("selectionchange", take);
  document.addEventListener("input", (event) => {
    // words typed by hand are looked for from the beginning
    if (event.target instanceof HTMLTextAreaElement && event.target.name === "words")
      event.target.form?.querySelector("input[name=nth]")?.remove();
  });
}
