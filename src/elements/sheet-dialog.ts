import { customElement } from 'lit/decorators/custom-element.js';

/**
 * Betters the sheets in it, which a link opens by `:target` and a link `.shut` closes: Escape closes them too, the
 * focus goes into the sheet and back to the link that opened it, and the history holds neither step. Put it round
 * everything that holds sheets; links to them may stand anywhere.
 */
@customElement('sheet-dialog')
export class SheetDialog extends HTMLElement {
  #opener: HTMLElement | undefined;

  connectedCallback(): void {
    document.addEventListener('click', this.#click);
    document.addEventListener('keydown', this.#escape);
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.#click);
    document.removeEventListener('keydown', this.#escape);
  }

  get #open(): HTMLElement | null {
    return this.querySelector<HTMLElement>(':has(> .shut):target');
  }

  #click = (event: MouseEvent): void => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (link.matches('.shut') && this.contains(link)) {
      event.preventDefault();
      this.#close();
    } else if (link.hash && this.querySelector(`${selector(link)}:has(> .shut)`)) {
      event.preventDefault();
      this.#opener = link;
      location.replace(link.hash);
      this.#open?.focus();
    }
  };

  #escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#close();
  };

  #close(): void {
    const shut = this.#open?.querySelector<HTMLAnchorElement>('.shut');
    if (!shut) return;
    location.replace(shut.hash);
    const back = this.#opener ?? document.querySelector<HTMLElement>(selector(shut));
    back?.focus({ preventScroll: true });
    this.#opener = undefined;
  }
}

function selector(link: HTMLAnchorElement): string {
  return `#${CSS.escape(decodeURIComponent(link.hash.slice(1)))}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sheet-dialog': SheetDialog;
  }
}
