import type { Verdict } from '../../rules/marking.ts';
import type { Answer } from '../../schemas/answer.ts';
import type { Locale } from '../../schemas/atoms.ts';

/** What the controls of every kind of question are given. */
export interface Answered {
  /** The reader's language, and the course's, which stands in where a text is not translated. */
  locale: Locale;
  original: Locale;
  /** Unique on the page; the ids of the controls begin with it. */
  name: string;
  /** What was answered: it is shown again, right or wrong or not to be understood. */
  answer?: Answer | undefined;
  /** What the answer is worth, once it may be told. */
  verdict?: Verdict | undefined;
}
