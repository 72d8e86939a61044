import type { CopyTexts } from '../locales/manual.ts';

/**
 * Adds a button to the `figcaption` in it that copies the text of the `code` in it. Without a script one press selects
 * that text (`user-select: all`), and so does the button where the browser does not let pages copy.
 */
export class CopySource extends HTMLElement {
  connectedCallback(): void {
    const caption = this.querySelector('figcaption');
    const code = this.querySelector('code');
    if (!caption || !code || caption.querySelector('button')) return;
    const texts: CopyTexts = JSON.parse(this.getAttribute('texts') ?? '{}');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn plain';
    button.textContent = texts.copy;
    const said = document.createElement('span');
    said.className = 'fine';
    said.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      const copied = await copy(code);
      said.textContent = copied ? texts.copied : texts.selected;
    });
    caption.append(said, button);
  }
}

// Not Lit's decorator: shared, it would be a file of its own on every lesson.
customElements.define('copy-source', CopySource);

/** Whether the text went to the clipboard; if not, it is selected. */
async function copy(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-source': CopySource;
  }
}
