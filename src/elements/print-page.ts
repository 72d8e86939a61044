import { customElement } from 'lit/decorators/custom-element.js';

/** Shows the button in it, which prints the page. Without a script there is none: the browser's own menu prints. */
@customElement('print-page')
export class PrintPage extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'print-page': PrintPage;
  }
}
