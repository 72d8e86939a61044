import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docstrings } from './docstrings.ts';
import type { Field } from './field.ts';

type Prop = [name: string, required: boolean, is: 'text' | 'flag'];

/** What may stand in angle brackets in a lesson, in the order of the manual: the author's properties, and the file that shows it. */
const COMPONENTS: Record<string, { file: string; props: Prop[] }> = {
  Term: { file: 'Term', props: [['name', true, 'text']] },
  Cite: {
    file: 'Cite',
    props: [
      ['source', true, 'text'],
      ['page', false, 'text'],
    ],
  },
  Quiz: {
    file: 'QuizSlot',
    props: [
      ['name', true, 'text'],
      ['optional', false, 'flag'],
    ],
  },
  Document: {
    file: 'Document',
    props: [
      ['from', true, 'text'],
      ['when', false, 'text'],
      ['invented', false, 'flag'],
    ],
  },
  Mark: { file: 'Mark', props: [] },
  Figure: {
    file: 'Figure',
    props: [
      ['name', true, 'text'],
      ['alt', true, 'text'],
      ['caption', false, 'text'],
    ],
  },
};

/** A component as the manual shows it. */
export interface ComponentHelp {
  name: string;
  /** The docstring of its properties' interface. */
  text: string;
  fields: Field[];
}

/**
 * The components of lessons with their docstrings.
 * @param root the project's folder
 */
export function componentHelp(root: string): ComponentHelp[] {
  return Object.entries(COMPONENTS).map(([name, { file, props }]) => {
    const source = readFileSync(join(root, `src/components/lesson/${file}.astro`), 'utf8');
    const docs = docstrings([source.split(/^---$/m)[1] ?? ''])['Props'];
    const fields = props.map(([prop, required, is]): Field => ({
      name: prop,
      id: `${name}.${prop}`,
      type: is === 'flag' ? { is } : { is, most: undefined },
      required,
      fallback: undefined,
      text: docs?.fields[prop]?.text ?? '',
      fields: [],
    }));
    return { name, text: docs?.text ?? '', fields };
  });
}
