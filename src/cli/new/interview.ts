import { LOCALES, type Locale, type Localized, Slug } from '../../schemas/atoms.ts';

/** One thing to be known: asked on a terminal, or given as `--<flag>`. */
export interface Question {
  flag: string;
  text: string;
  /** What holds when nothing is said; left out, something must be. */
  fallback?: string;
  /** A sentence on what is wrong with an answer. */
  fault?: (answer: string) => string | undefined;
}

/** Puts a question to a person, with what to say about the last answer, and gives what they wrote. */
export type Ask = (question: Question, complaint: string | undefined) => Promise<string>;

/** The answers of one command: from its flags, else from a person, else from what holds without an answer. */
export class Interview {
  readonly #flags: Readonly<Record<string, string | undefined>>;
  readonly #ask: Ask | undefined;
  readonly #missing: string[] = [];

  constructor(flags: Readonly<Record<string, string | undefined>>, ask: Ask | undefined) {
    this.#flags = flags;
    this.#ask = ask;
  }

  /**
   * The answer; undefined when it is missing, which `finish` says.
   * @throws Error with a sentence when a flag's value will not do
   */
  async answer(question: Question): Promise<string | undefined> {
    const given = this.#flags[question.flag]?.trim();
    if (given !== undefined) {
      const complaint = complaintOf(question, given);
      if (complaint) throw new Error(`--${question.flag}: ${complaint}`);
      return given;
    }
    if (this.#ask) return this.#converse(question, this.#ask);
    if (question.fallback === undefined) this.#missing.push(`--${question.flag}`);
    return question.fallback;
  }

  /** A text in the languages of a course: the original must be given, the others may be; by a flag any language may. */
  async texts(flag: string, what: string, original: Locale, others: readonly Locale[]): Promise<Localized> {
    const texts: Localized = {};
    const isAsked = (locale: Locale) =>
      locale !== original && (others.includes(locale) || this.#flags[`${flag}-${locale}`] !== undefined);
    for (const locale of [original, ...LOCALES.filter(isAsked)]) {
      const optional = locale !== original;
      const text = await this.answer({
        flag: `${flag}-${locale}`,
        text: `${what} in ${LANGUAGE[locale]}${optional ? ' (empty: not in this language)' : ''}`,
        ...(optional && { fallback: '' }),
      });
      if (text) texts[locale] = text;
    }
    return texts;
  }

  /** @throws Error that names every flag that is missing, in one sentence */
  finish(command: string): void {
    if (this.#missing.length === 0) return;
    const list = new Intl.ListFormat('en').format(this.#missing);
    throw new Error(`There is no terminal to ask on, so "attache new ${command}" needs ${list}.`);
  }

  async #converse(question: Question, ask: Ask): Promise<string> {
    for (let complaint: string | undefined; ;) {
      const said = (await ask(question, complaint)).trim();
      if (said === '' && question.fallback !== undefined) return question.fallback;
      complaint = complaintOf(question, said);
      if (complaint === undefined) return said;
    }
  }
}

/** The languages as the questions name them. */
const LANGUAGE: Record<Locale, string> = { en: 'English', ar: 'Arabic', fr: 'French' };

/** Every flag of titles. */
export const TITLE_FLAGS = LOCALES.map((locale) => `title-${locale}`);

/** What is wrong with a name for a folder or a file. */
export function slugFault(name: string): string | undefined {
  return Slug.safeParse(name).success
    ? undefined
    : `"${name}" will not do as a name: use small Latin letters, digits and single hyphens, at most 64.`;
}

function complaintOf({ fault, fallback }: Question, answer: string): string | undefined {
  if (answer === '') return fallback === undefined ? 'Something must be said here.' : undefined;
  return fault?.(answer);
}
