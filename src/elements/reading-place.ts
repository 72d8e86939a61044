import { customElement } from 'lit/decorators/custom-element.js';

const REST = 2_000;
const INTERVAL = 10_000;
/** A block that ends above this line has been read; it is a little below where an anchor comes to rest. */
const HEAD = '-72px 0px 0px 0px';

/**
 * Remembers the block at the head of the window once the reader rests there: its own hidden form is sent then, not more
 * often than every ten seconds, and when the page is left. The language switches lead to the same block: `data-<language>`
 * holds its blocks' anchors in order, with spaces between them. Without a form, for a visitor, it does only that.
 */
@customElement('reading-place')
export class ReadingPlace extends HTMLElement {
  #blocks: HTMLElement[] = [];
  #visible = new Set<Element>();
  #observer: IntersectionObserver | undefined;
  #timer = 0;
  #sentAt = -Infinity;
  #sent = '';

  connectedCallback(): void {
    this.#blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')];
    this.#sent = this.#field('block')?.value ?? '';
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: HEAD });
    for (const block of this.#blocks) this.#observer.observe(block);
    addEventListener('pagehide', this.#send);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#timer);
    removeEventListener('pagehide', this.#send);
  }

  #see(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#visible.add(target);
      else this.#visible.delete(target);
    }
    const at = this.#blocks.findIndex((block) => this.#visible.has(block));
    clearTimeout(this.#timer);
    if (at >= 0) this.#timer = window.setTimeout(() => this.#rest(at), REST);
  }

  #rest(at: number): void {
    // Who has come up to the masthead looks for the way on; the place is still where they read.
    if (isInView(document.querySelector('header'))) return;
    const block = this.#field('block');
    if (block) block.value = this.#blocks[at]?.dataset['block'] ?? '';
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) {
      link.hash = this.dataset[link.hreflang]?.split(' ')[at] ?? '';
    }
    const wait = Math.max(0, this.#sentAt + INTERVAL - performance.now());
    this.#timer = window.setTimeout(this.#send, wait);
  }

  #send = (): void => {
    const form = this.querySelector('form');
    const block = this.#field('block')?.value;
    if (!form || !block || block === this.#sent) return;
    this.#sent = block;
    this.#sentAt = performance.now();
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    // A place that is lost on the way is worth no second try: the next one follows.
    fetch(form.getAttribute('action') ?? '', { method: 'POST', body, keepalive: true }).catch(
      () => undefined,
    );
  };

  #field(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`);
  }
}

function isInView(element: Element | null): boolean {
  return (element?.getBoundingClientRect().bottom ?? 0) > 0;
}

declare global {
  interface HTMLElementTagNameMap {
    'reading-place': ReadingPlace;
  }
}
