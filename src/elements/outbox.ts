import { delay, forget, keep, kept, type Shelf, type Unsent } from './unsent.ts';

/** How a send ended: the server has it; it may pass later; it stays until the reader does something. */
export type Fate = 'settled' | 'later' | 'stuck';

/**
 * The way out for the answers of one form. Each is kept on the shelf before it is sent and cleared when it is settled.
 * One is on the way at a time; a newer one waits and replaces what waited before it. What may pass later is sent again,
 * the same in every field, after 5, 15 and then each 60 seconds.
 */
export class Outbox {
  readonly #shelf: Shelf;
  readonly #mark: string;
  readonly #send: (unsent: Unsent) => Promise<Fate>;
  #waiting: Unsent | undefined;
  #failed: Unsent | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether one is on the way. */
  busy = false;
  /** Whether the browser keeps what we give it. */
  safe = true;

  /** `mark` is the place on the shelf; `send` never throws. */
  constructor(shelf: Shelf, mark: string, send: (unsent: Unsent) => Promise<Fate>) {
    this.#shelf = shelf;
    this.#mark = mark;
    this.#send = send;
  }

  /** Whether a newer answer is about to be sent in the place of the one on the way. */
  get hasNewer(): boolean {
    return this.#waiting !== undefined;
  }

  /** What was kept when the page was last open. */
  left(): Unsent | undefined {
    return kept(this.#shelf, this.#mark);
  }

  /** Keeps an answer without sending it yet. */
  hold(unsent: Unsent): void {
    this.safe = keep(this.#shelf, this.#mark, unsent);
  }

  /** Sends an answer as soon as the line is free. */
  put(unsent: Unsent): void {
    this.hold(unsent);
    this.#waiting = unsent;
    if (!this.busy) void this.#empty();
  }

  /** Sends what failed again, now. */
  retry(): void {
    if (this.#failed && !this.busy) this.put(this.#failed);
  }

  /** Lets what failed lie. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#failed = undefined;
  }

  async #empty(): Promise<void> {
    this.busy = true;
    while (this.#waiting) {
      const unsent = this.#waiting;
      this.#waiting = undefined;
      this.stop();
      const fate = await this.#send(unsent);
      if (fate === 'settled') {
        forget(this.#shelf, this.#mark, unsent);
        this.#failures = 0;
      } else if (!this.#waiting) this.#delay(unsent, fate);
    }
    this.busy = false;
  }

  #delay(unsent: Unsent, fate: Fate): void {
    this.#failed = unsent;
    if (fate === 'later') this.#timer = setTimeout(() => this.retry(), delay(++this.#failures));
  }
}
