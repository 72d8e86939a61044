import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ElementTexts } from '../locales/quiz.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { Outbox, type Fate } from './outbox.ts';
import { goTo, post, type Answer } from './post.ts';
import { isOfForm, restore } from './restore.ts';
import { refresh, swap } from './swap.ts';
import { countDown, isReminder, timeLeft } from './time-left.ts';
import { browserShelf, contentOf, isPassing, shelfMark, type Unsent } from './unsent.ts';

/** Milliseconds in which changes are gathered into one send. */
const COALESCE = 250;
/** A second press within so many milliseconds is the tail of a double click. */
const DOUBLE = 600;
/** Only after so many milliseconds is it worth saying that something is on the way. */
const SLOW = 400;
/** So many milliseconds before the end, what is typed and not yet left goes out. */
const LAST_CALL = 4_000;

type Problem = 'unsent' | 'unkept' | 'signedOut' | 'refused';

/**
 * Sends the form in it without leaving the page, and loses nothing when the line does: see `Outbox`. It also tries again
 * when the line is back, when the page is looked at and when it is next opened.
 *
 * The server's HTML brings the same form again (by its id, in a `quiz-form`), which takes this one's place, and parts of
 * the page marked `data-live`, which take theirs. A header `x-location`, or an answer without the form, is another page,
 * and the browser goes there. A change that is saved by itself leaves the fields alone and goes nowhere.
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
    .problem {
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
  /** What it says, where the form's language is not the page's: that one's stand in the page, once. */
  @property({ type: Object }) texts: ElementTexts | undefined = pageTexts();

  @state() private status?: 'sending' | 'saved' | Problem | undefined;
  @state() private heard = '';
  @state() private left = '';

  #outbox = new Outbox(browserShelf(), '', () => Promise.resolve('settled'));
  #sentAt = -Infinity;
  /** What was last sent under the present key, and what the server last took. */
  #lastContent: string | undefined;
  #savedContent: string | undefined;
  #changeTimer = 0;
  #stopClock = (): void => undefined;
  #connection = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.addEventListener('change', () => this.#change(), { signal });
    addEventListener('online', () => this.#outbox.retry(), { signal });
    addEventListener('pagehide', () => this.#leave(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.#outbox.retry(), { signal });
    this.#outbox = new Outbox(browserShelf(), shelfMark(this.#id, this.owner), (unsent) =>
      this.#send(unsent),
    );
    this.#savedContent = contentOf(this.#read());
    this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
    this.#outbox.stop();
    this.#stopClock();
    clearTimeout(this.#changeTimer);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('deadline') || changed.has('now')) this.#startClock();
  }

  override render(): unknown {
    const { status, texts } = this;
    const settled = status === undefined || status === 'sending' || status === 'saved';
    return html`${this.left && html`<p class="time">${this.left}</p>`}<slot></slot>
      ${
        status || this.autosave
          ? html`<p class="note ${settled ? '' : 'problem'}">
              ${status && texts?.[status]}
              ${status === 'signedOut' ? html`<a href=${this.#signInHere()}>${texts?.signIn}</a>` : nothing}
            </p>`
          : nothing
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

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const unsent = this.#read(event.submitter);
    const again = contentOf(unsent) === this.#lastContent;
    if (again && (this.#outbox.busy || performance.now() - this.#sentAt < DOUBLE)) return;
    clearTimeout(this.#changeTimer);
    this.#sentAt = performance.now();
    this.#outbox.put(this.#keyed(unsent));
  }

  #change(): void {
    if (!this.autosave) return;
    const unsent = this.#keyed(this.#read());
    this.#outbox.hold(unsent);
    clearTimeout(this.#changeTimer);
    this.#changeTimer = window.setTimeout(() => this.#outbox.put(unsent), COALESCE);
  }

  /** What was typed and not yet saved goes out with the page; should that fail, it is kept for the next time. */
  #leave(): void {
    if (!this.#isDirty()) return;
    const unsent = this.#keyed(this.#read());
    this.#outbox.hold(unsent);
    if (!this.#outbox.busy) void post(unsent, this.#id);
  }

  #isDirty(): boolean {
    return this.autosave && contentOf(this.#read()) !== this.#savedContent;
  }

  /** What could not be sent when the page was last open: shown again, then sent under its old key. */
  #resume(): void {
    const unsent = this.#outbox.left();
    if (!unsent || !isOfForm(this.#form, unsent.fields)) return;
    restore(this.#form, unsent.fields);
    this.#lastContent = contentOf(unsent);
    this.#outbox.put(unsent);
  }

  /** The form as it stands. */
  #read(submitter?: HTMLElement | null): Unsent {
    const form = this.#form;
    const action = new URL(form.getAttribute('action') ?? '', location.href).href;
    const data = new FormData(form, submitter);
    const fields = [...data].map(([name, value]): [string, string] => [name, String(value)]);
    return { action, fields, at: new Date().toISOString(), submitted: Boolean(submitter) };
  }

  /** The same under its key: the server's own the first time, a new one for each new content. */
  #keyed(unsent: Unsent): Unsent {
    const content = contentOf(unsent);
    const input = this.#form.querySelector<HTMLInputElement>('input[name=key]');
    if (!input || content === this.#lastContent) return unsent;
    if (this.#lastContent !== undefined) input.value = idempotencyKey();
    this.#lastContent = content;
    const fields = unsent.fields.map(([name, value]): [string, string] => [
      name,
      name === 'key' ? input.value : value,
    ]);
    return { ...unsent, fields };
  }

  async #send(unsent: Unsent): Promise<Fate> {
    const slow = setTimeout(() => (this.status = 'sending'), SLOW);
    const answer = await post(unsent, this.#id);
    clearTimeout(slow);
    const fresh = answer?.page.getElementById(this.#id)?.closest('quiz-form') ?? undefined;
    const problem = this.#problemOf(answer, fresh);
    if (answer && !problem) this.#settle(unsent, answer, fresh);
    if (problem && !this.#outbox.hasNewer) this.#say(problem);
    if (problem) return problem === 'unsent' || problem === 'unkept' ? 'later' : 'stuck';
    return 'settled';
  }

  #problemOf(answer: Answer | undefined, fresh: Element | undefined): Problem | undefined {
    const status = answer?.response.status ?? 0;
    if (!answer || isPassing(status)) return this.#outbox.safe ? 'unsent' : 'unkept';
    if (status === 401 || new URL(answer.response.url).pathname === this.signIn) return 'signedOut';
    const over = status === 409 || status === 410;
    return answer.response.ok || over || fresh ? undefined : 'refused';
  }

  #settle(unsent: Unsent, { response, page, blank }: Answer, fresh: Element | undefined): void {
    if (response.ok) this.#savedContent = contentOf(withoutIntent(unsent));
    if (this.#outbox.hasNewer || !this.isConnected) return;
    this.#say(response.ok ? 'saved' : undefined);
    refresh(page);
    const onward = response.headers.get('x-location') ?? (blank || fresh ? undefined : response.url);
    if (response.ok && !unsent.submitted) return;
    if (response.ok && onward) goTo(onward);
    else if (fresh) this.#take(fresh);
    else if (!response.ok)
      this.#close((page.querySelector('[role=alert]') ?? page.querySelector('h1'))?.textContent ?? '');
  }

  #say(status: 'saved' | Problem | undefined): void {
    this.status = status;
    this.heard = (status && this.texts?.[status]) ?? '';
  }

  #take(fresh: Element): void {
    if (!this.autosave) this.status = undefined;
    this.heard = swap(this, fresh);
    this.#lastContent = undefined;
    this.#savedContent = contentOf(this.#read());
  }

  /** The attempt is over, and the server answered with a page of its own: its sentence stands under the form. */
  #close(sentence: string): void {
    this.heard = sentence;
    const form = this.#form;
    form.querySelector('fieldset')?.toggleAttribute('disabled', true);
    form.append(Object.assign(document.createElement('p'), { className: 'err', textContent: sentence }));
  }

  #startClock(): void {
    this.#stopClock();
    this.left = '';
    const milliseconds = Date.parse(this.deadline) - Date.parse(this.now);
    // A form that is rendered after its time must not load the page for ever.
    if (milliseconds > 0)
      this.#stopClock = countDown(milliseconds, (left, before) => this.#tell(left, before));
  }

  #tell(left: number, before: number): void {
    const time = timeLeft(left, this.lang);
    this.left = this.texts?.left.replace('{time}', time) ?? '';
    if (isReminder(before, left)) this.heard = this.left;
    if (before > LAST_CALL && left <= LAST_CALL && this.#isDirty()) this.#change();
    if (left === 0) location.reload();
  }

  #signInHere(): string {
    return `${this.signIn}?next=${encodeURIComponent(location.pathname)}`;
  }
}

function pageTexts(): ElementTexts | undefined {
  const template = document.querySelector<HTMLTemplateElement>('#element-texts');
  return template ? (JSON.parse(template.content.textContent ?? '') as ElementTexts) : undefined;
}

/** What a change alone would have sent: a pressed button adds its `intent`. */
function withoutIntent({ action, fields }: Unsent): Pick<Unsent, 'action' | 'fields'> {
  return { action, fields: fields.filter(([name]) => name !== 'intent') };
}

declare global {
  interface HTMLElementTagNameMap {
    'quiz-form': QuizForm;
  }
}
