import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ElementTexts } from '../locales/quiz.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { restore } from './restore.ts';
import { swap } from './swap.ts';
import { isReminder, timeLeft } from './time-left.ts';
import { contentOf, delay, forget, isPassing, keep, kept, shelfMark, type Unsent } from './unsent.ts';

const COALESCE = 250;
const PATIENCE = 20_000;
/** A second press within this time, in milliseconds, is the tail of a double click. */
const DOUBLE = 600;

/**
 * Sends the form in it without leaving the page, and loses nothing when the line does.
 *
 * Every answer is written to the browser's storage before it is sent, and cleared when the server has it. What fails is
 * sent again under its own key: after a while, when the line is back, when the page is looked at, when it is next opened.
 * One request at a time; a newer answer waits and replaces what waited before it. The server's HTML brings the same form
 * again, which takes this one's place; HTML without it is another page, and the browser goes there.
 */
@customElement('quiz-form')
export class QuizForm extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    p {
      margin: 0;
      font-size: var(--t-note);
      color: var(--text-soft);
    }
    .note {
      min-block-size: 1lh;
      padding-block-start: var(--s2);
    }
    .note.kept {
      color: var(--danger);
      font-weight: 600;
    }
    .time {
      font-variant-numeric: tabular-nums;
    }
    a {
      color: var(--action);
    }
    .heard {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  /** Send on every change, too. */
  @property({ type: Boolean }) autosave = false;
  /** Whose answers these are: another person in this browser neither sees nor sends them. */
  @property() owner = '';
  /** The sign-in page's address. */
  @property({ attribute: 'sign-in' }) signIn = '';
  /** The instant at which the attempt ends. */
  @property() deadline = '';
  /** The server's instant when it rendered the form: the trainee's clock may be wrong. */
  @property() now = '';
  /** What it says, in the reader's language. */
  @property({ type: Object }) texts?: ElementTexts;

  @state() private status?: 'sending' | 'saved' | 'unsent' | 'signedOut' | 'refused';
  @state() private heard = '';
  @state() private left = '';

  #sending: Unsent | undefined;
  #waiting: Unsent | undefined;
  #unsent: Unsent | undefined;
  #failures = 0;
  #sentAt = -Infinity;
  #lastContent: string | undefined;
  #savedContent: string | undefined;
  #retryTimer = 0;
  #changeTimer = 0;
  #clock = 0;
  #listening = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.addEventListener('change', () => this.#change(), { signal });
    addEventListener('online', () => this.#retry(), { signal });
    addEventListener('pagehide', () => this.#leave(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#retry(), { signal });
    this.#savedContent = contentOf(this.#read());
    this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#changeTimer);
    clearInterval(this.#clock);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('deadline') || changed.has('now')) this.#startClock();
  }

  override render(): unknown {
    const kept = this.status === 'unsent' || this.status === 'signedOut' || this.status === 'refused';
    return html`${this.left && html`<p class="time">${this.left}</p>`}<slot></slot>
      ${
        this.status &&
        html`<p class="note ${kept ? 'kept' : ''}">
          ${this.texts?.[this.status]}
          ${this.status === 'signedOut' ? html`<a href=${this.#signInHere()}>${this.texts?.signIn}</a>` : nothing}
        </p>`
      }
      <p class="heard" aria-live="polite">${this.heard}</p>`;
  }

  get #form(): HTMLFormElement {
    const form = this.querySelector('form');
    if (!form) throw new Error('quiz-form stands around a form');
    return form;
  }

  // By attribute: a field named `id` would hide the property.
  get #id(): string {
    return this.#form.getAttribute('id') ?? '';
  }

  get #mark(): string {
    return shelfMark(this.#id, this.owner);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const unsent = this.#read(event.submitter);
    const again = contentOf(unsent) === this.#lastContent;
    if (again && (this.#sending || performance.now() - this.#sentAt < DOUBLE)) return;
    clearTimeout(this.#changeTimer);
    this.#sentAt = performance.now();
    this.#queue(this.#keyed(unsent));
  }

  #change(): void {
    if (!this.autosave) return;
    const unsent = this.#keyed(this.#read());
    keep(localStorage, this.#mark, unsent);
    clearTimeout(this.#changeTimer);
    this.#changeTimer = window.setTimeout(() => this.#queue(unsent), COALESCE);
  }

  /** What was typed and not yet saved goes out with the page; should that fail, it is kept for the next time. */
  #leave(): void {
    if (!this.autosave || contentOf(this.#read()) === this.#savedContent) return;
    const unsent = this.#keyed(this.#read());
    keep(localStorage, this.#mark, unsent);
    if (!this.#sending) void post(unsent, this.#id).catch(() => undefined);
  }

  /** The form as it stands. */
  #read(submitter?: HTMLElement | null): Unsent {
    const form = this.#form;
    const action = new URL(form.getAttribute('action') ?? '', location.href).href;
    const fields = [...new FormData(form, submitter)].map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return { action, fields, at: new Date().toISOString(), submitted: Boolean(submitter) };
  }

  /** The same under its key: the server's own the first time, a new one for each new content. */
  #keyed(unsent: Unsent): Unsent {
    const content = contentOf(unsent);
    const input = this.#form.querySelector<HTMLInputElement>('input[name=key]');
    if (!input || content === this.#lastContent) return unsent;
    if (this.#lastContent !== undefined) input.value = idempotencyKey();
    this.#lastContent = content;
    return {
      ...unsent,
      fields: unsent.fields.map(([name, value]) => [name, name === 'key' ? input.value : value]),
    };
  }

  #queue(unsent: Unsent): void {
    keep(localStorage, this.#mark, unsent);
    this.#waiting = unsent;
    if (!this.#sending) void this.#send();
  }

  async #send(): Promise<void> {
    clearTimeout(this.#retryTimer);
    while (this.#waiting) {
      const unsent = this.#waiting;
      this.#sending = unsent;
      this.#waiting = undefined;
      this.status = 'sending';
      const answer = await post(unsent, this.#id).catch(() => undefined);
      this.#sending = undefined;
      if (!this.isConnected) return;
      this.#settle(unsent, answer);
    }
  }

  #settle(unsent: Unsent, answer: Answer | undefined): void {
    const status = answer?.response.status ?? 0;
    if (!answer || isPassing(status)) return this.#fail(unsent, 'unsent');
    if (status === 401) return this.#fail(unsent, 'signedOut');
    const fresh = answer.page.getElementById(this.#id)?.closest('quiz-form');
    if (status >= 400 && status !== 409 && status !== 410 && !fresh) return this.#fail(unsent, 'refused');
    this.#unsent = undefined;
    this.#failures = 0;
    forget(localStorage, this.#mark, unsent);
    if (status < 400) this.#savedContent = contentOf({ ...unsent, fields: withoutIntent(unsent.fields) });
    if (!this.#waiting) this.#show(unsent, answer, fresh);
  }

  #show(unsent: Unsent, { response, page, blank }: Answer, fresh: Element | null | undefined): void {
    const done = response.ok && !unsent.submitted;
    this.status = response.ok ? 'saved' : undefined;
    this.heard = response.ok ? (this.texts?.saved ?? '') : '';
    if (blank || (done && fresh)) return;
    if (fresh) return this.#take(fresh);
    if (response.ok) return goTo(response.url);
    this.heard = page.querySelector('[role=alert], main p, h1')?.textContent ?? '';
    this.#form.querySelector('fieldset')?.toggleAttribute('disabled', true);
    this.#form.append(
      Object.assign(document.createElement('p'), { className: 'err', textContent: this.heard }),
    );
  }

  #take(fresh: Element): void {
    if (!this.autosave) this.status = undefined;
    this.heard = swap(this, fresh);
    this.#lastContent = undefined;
    this.#savedContent = contentOf(this.#read());
  }

  #fail(unsent: Unsent, status: 'unsent' | 'signedOut' | 'refused'): void {
    // A newer answer is about to be sent in its place.
    if (this.#waiting) return;
    this.#unsent = unsent;
    this.status = status;
    this.heard = this.texts?.[status] ?? '';
    if (status === 'unsent') {
      this.#retryTimer = window.setTimeout(() => this.#retry(), delay(++this.#failures));
    }
  }

  #retry(): void {
    const unsent = this.#unsent;
    if (!unsent || this.#sending || this.status === 'refused') return;
    this.#unsent = undefined;
    this.#queue(unsent);
  }

  /** What could not be sent when the page was last open: shown again, then sent under its old key. */
  #resume(): void {
    const unsent = kept(localStorage, this.#mark);
    if (!unsent) return;
    restore(this.#form, unsent.fields);
    this.#lastContent = contentOf(unsent);
    this.#queue(unsent);
  }

  #startClock(): void {
    clearInterval(this.#clock);
    this.left = '';
    let left = Date.parse(this.deadline) - Date.parse(this.now);
    // A form that is rendered after its time must not load the page for ever.
    if (!(left > 0)) return;
    const end = Date.now() + left;
    const tick = () => {
      const before = left;
      left = end - Date.now();
      this.#tell(before, left);
    };
    this.#clock = window.setInterval(tick, 1000);
    tick();
  }

  #tell(before: number, left: number): void {
    const time = timeLeft(left, this.lang || document.documentElement.lang);
    this.left = this.texts?.left.replace('{time}', time) ?? '';
    if (isReminder(before, left)) this.heard = this.texts?.soon.replace('{time}', time) ?? '';
    if (left > 0) return;
    clearInterval(this.#clock);
    location.reload();
  }

  #signInHere(): string {
    return `${this.signIn}?next=${encodeURIComponent(location.pathname)}`;
  }
}

type Answer = { response: Response; page: Document; blank: boolean };

/** Sends the form of that id. It may outlive the page. Throws when the line is down, or when nothing comes for 20 seconds. */
async function post({ action, fields }: Unsent, form: string): Promise<Answer> {
  const response = await fetch(action, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'x-fragment': form },
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await response.text();
  return { response, page: new DOMParser().parseFromString(text, 'text/html'), blank: text.trim() === '' };
}

function withoutIntent(fields: Unsent['fields']): Unsent['fields'] {
  return fields.filter(([name]) => name !== 'intent');
}

function goTo(url: string): void {
  // To go to an address that differs in its hash alone would only scroll.
  if (url.split('#')[0] === location.href.split('#')[0]) location.reload();
  else location.assign(url);
}

declare global {
  interface HTMLElementTagNameMap {
    'quiz-form': QuizForm;
  }
}
