import Cite from './Cite.astro';
import Document from './Document.astro';
import Figure from './Figure.astro';
import Mark from './Mark.astro';
import Notes from './Notes.astro';
import QuizSlot from './QuizSlot.astro';
import Table from './Table.astro';
import Term from './Term.astro';

/** What the names in angle brackets of a lesson stand for (content/guard.ts lets no others through), and its tables. */
export const lessonComponents = { Cite, Document, Figure, Mark, Notes, Quiz: QuizSlot, Term, table: Table };
