/** Addresses: every view is one, so everything the scripts do is to make another. */

/** The address with some parameters changed; an empty value takes one out. */
export function changed(address: string, changes: Record<string, string>): string {
  const [path = "", query = ""] = address.split("#")[0]!.split("?");
  const asked = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const kept = asked.toString();
  return kept ? `${path}?${kept}` : path;
}

/** The address a form asks for, without the fields that were left empty. */
export function filled(action: string, fields: Iterable<readonly [string, string]>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of fields) {
    const typed = value.trim();
    if (typed) asked.append(name, typed);
  }
  const kept = asked.toString();
  return kept ? `${action}?${kept}` : action;
}

/** Whether two addresses are the same page of this dossier in another view. */
export function samePage(here: string, there: string): boolean {
  const a = new URL(here);
  const b = new URL(there, here);
  return a.origin === b.origin && a.pathname === b.pathname && a.search !== b.search;
}
