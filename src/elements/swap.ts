/**
 * Puts the content and attributes of `fresh` in the place of those of `old`. Who was in the old content is led to what
 * is new: an error, else the outcome, else the same control. Returns what is still to be said aloud: the new sentence,
 * when no focus went there; otherwise ''.
 */
export function swap(old: HTMLElement, fresh: Element): string {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const sameControl = active?.id ? `#${CSS.escape(active.id)}` : undefined;
  copyAttributes(old, fresh);
  old.replaceChildren(...fresh.childNodes);

  const news = old.querySelector<HTMLElement>('[role=alert], [data-outcome]');
  if (!active) return news?.textContent ?? '';
  const target = news ?? (sameControl ? old.querySelector<HTMLElement>(sameControl) : null);
  target?.focus();
  return '';
}

/** Puts the parts of `page` that are marked `data-live` in the place of those of the same id in this one. */
export function refresh(page: Document): void {
  for (const part of page.querySelectorAll('[data-live][id]'))
    document.getElementById(part.id)?.replaceWith(part);
}

function copyAttributes(old: Element, fresh: Element): void {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
