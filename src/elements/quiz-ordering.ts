import { customElement } from 'lit/decorators/custom-element.js';

const LINE = '.line';
const MOVE = 'button[name=move]';

/**
 * Reorders the lines of an ordering question in place: by their two buttons, and by dragging with a mouse or pen (a
 * finger scrolls, and has the buttons). The hidden `order` inputs stand in the lines and so follow them. Fires `change`.
 */
@customElement('quiz-ordering')
export class QuizOrdering extends HTMLElement {
  #numerals: string[] = [];

  connectedCallback(): void {
    this.#numerals = this.#lines.map((line) => line.querySelector('.n')?.textContent ?? '');
    this.addEventListener('click', this.#click);
    this.addEventListener('pointerdown', this.#grab);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#click);
    this.removeEventListener('pointerdown', this.#grab);
  }

  /** Puts the lines in this order of entry ids. Lines not named keep their place at the head. */
  arrange(ids: readonly string[]): void {
    for (const id of ids) {
      const line = this.querySelector(`input[name=order][value="${CSS.escape(id)}"]`)?.closest(LINE);
      line?.parentElement?.append(line);
    }
    this.#number();
  }

  get #lines(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(LINE)];
  }

  #click = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>(MOVE) : null;
    const line = button?.closest<HTMLElement>(LINE);
    if (!button || !line) return;
    event.preventDefault();
    step(line, button.value.startsWith('up:'));
    this.#settle(line);
    // At either end the pressed button is disabled and would lose the focus.
    if (button.disabled) line.querySelector<HTMLElement>(`${MOVE}:enabled`)?.focus();
  };

  #grab = (event: PointerEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const line = target?.closest<HTMLElement>(LINE);
    if (!line || event.pointerType === 'touch' || event.button !== 0 || target?.closest('button, .fb'))
      return;
    if (this.closest('fieldset')?.disabled) return;
    event.preventDefault();
    this.#drag(line);
  };

  #drag(line: HTMLElement): void {
    const before = this.#lines;
    const over = new AbortController();
    line.classList.add('is-dragged');
    const move = ({ clientY }: PointerEvent) => {
      const { previousElementSibling: above, nextElementSibling: below } = line;
      if (above && clientY < middle(above)) step(line, true);
      else if (below && clientY > middle(below)) step(line, false);
    };
    const drop = () => {
      over.abort();
      line.classList.remove('is-dragged');
      if (this.#lines.some((one, at) => one !== before[at])) this.#settle(line);
    };
    addEventListener('pointermove', move, { signal: over.signal });
    addEventListener('pointerup', drop, { signal: over.signal });
    addEventListener('pointercancel', drop, { signal: over.signal });
  }

  #settle(moved: HTMLElement): void {
    this.#number();
    this.#clearMarks();
    const place = this.#lines.indexOf(moved);
    const said = this.querySelector('[aria-live]');
    const text = `${this.#numerals[place]} / ${this.#numerals.at(-1)}`;
    if (said) said.textContent = this.getAttribute('moved')?.replace('{place}', text) ?? text;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #number(): void {
    const lines = this.#lines;
    lines.forEach((line, at) => {
      const numeral = line.querySelector('.n');
      if (numeral) numeral.textContent = this.#numerals[at] ?? '';
      const [up, down] = line.querySelectorAll<HTMLButtonElement>(MOVE);
      if (up) up.disabled = at === 0;
      if (down) down.disabled = at === lines.length - 1;
    });
  }

  /** A mark belongs to the order that was marked. */
  #clearMarks(): void {
    for (const line of this.#lines) {
      line.classList.remove('is-right', 'is-wrong');
      line.querySelector('.fb')?.remove();
    }
  }
}

/** One place up or down. The neighbour moves, not the line: what is moved in the document loses the focus. */
function step(line: Element, up: boolean): void {
  if (up) line.after(...[line.previousElementSibling].filter((one) => one !== null));
  else line.before(...[line.nextElementSibling].filter((one) => one !== null));
}

function middle(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

declare global {
  interface HTMLElementTagNameMap {
    'quiz-ordering': QuizOrdering;
  }
}
