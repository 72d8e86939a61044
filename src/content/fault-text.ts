import { type Fault, type FaultCode, type FaultParams, nearest } from './fault.ts';

/** A fault in words: what stands there, what should, and how to mend it. */
export interface FaultText {
  found: string;
  expected: string;
  mend: string;
}

/** Puts a fault into plain English. */
export function describe(fault: Fault): FaultText {
  const write = ENGLISH[fault.code] as (params: Fault['params']) => FaultText;
  return write(fault.params);
}

/** A fault as one line for a terminal, which editors make a link of. */
export function formatFault(fault: Fault): string {
  const { found, expected, mend } = describe(fault);
  return `${fault.file}:${fault.line}:${fault.column}  ${found} Expected: ${expected}. ${mend}`;
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  tuple: 'a list of four numbers',
};

const ENGLISH: { [C in FaultCode]: (params: FaultParams[C]) => FaultText } = {
  syntax: ({ message }) => ({
    found: `This cannot be read: ${message.replace(/\.$/, '')}.`,
    expected: 'a file that can be parsed',
    mend: 'Look for an unclosed quotation mark, bracket or tag, or a wrong indentation here or just above.',
  }),
  'missing-file': ({ name }) => ({
    found: `${name} is missing.`,
    expected: `a file ${name}`,
    mend: 'Create it.',
  }),
  'bad-file-name': ({ name }) => ({
    found: `"${name}" is not a name that the reader knows.`,
    expected:
      'two digits, a hyphen and a slug for modules and lessons (01-first-hour.mdx); a slug for quizzes and figures',
    mend: 'Rename it: small letters, digits and single hyphens.',
  }),
  'repeated-key': ({ key }) => ({
    found: `The key "${key}" stands here a second time.`,
    expected: 'each key once',
    mend: 'Remove one of the two, or rename it.',
  }),
  'unknown-name': ({ kind, name, known }) => ({
    found: `There is no ${kind} "${name}" here.`,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : `no ${kind} at all`,
    mend: suggestion(name, known) ?? `Correct the name, or add the ${kind}.`,
  }),
  'missing-key': ({ key, expected }) => ({
    found: `"${key}" is missing.`,
    expected: `"${key}" with ${TYPES[expected] ?? expected}`,
    mend: `Add a line "${key}: ...".`,
  }),
  'wrong-type': ({ found, expected }) => ({
    found: `Found "${found}".`,
    expected: TYPES[expected] ?? expected,
    mend:
      expected === 'string'
        ? 'Put it in quotation marks.'
        : 'Write it without quotation marks, in the form named.',
  }),
  'not-one-of': ({ found, known }) => ({
    found: `Found "${found}".`,
    expected: `one of ${known.join(', ')}`,
    mend: suggestion(found, known) ?? 'Choose one of these.',
  }),
  'out-of-range': ({ found, bound, limit, unit }) => ({
    found: `Found ${[found, unit].filter(Boolean).join(' ')}.`,
    expected: [bound === 'least' ? 'at least' : 'at most', limit, unit]
      .filter((part) => part !== '')
      .join(' '),
    mend:
      bound === 'least' ? 'Add what is missing, or raise the number.' : 'Shorten it, or lower the number.',
  }),
  'bad-format': ({ found, expected }) => ({
    found: `Found "${found}".`,
    expected,
    mend: 'Write it in that form.',
  }),

  code: ({ what, text }) => ({
    found: `Program code (${what}): ${text}`,
    expected: 'text, Markdown and the components of the manual',
    mend: what === 'expression' ? 'Remove it; to print a brace, write \\{.' : 'Remove it.',
  }),
  'missing-prop': ({ component, prop }) => ({
    found: `<${component}> has no ${prop}.`,
    expected: `${prop}="..."`,
    mend: `Add ${prop}="..." to <${component}>.`,
  }),
  'bad-prop': ({ component, prop, expected }) => ({
    found: `${prop} of <${component}> is not right.`,
    expected: expected === 'flag' ? `${prop} without a value` : `${prop}="..." with a text`,
    mend: expected === 'flag' ? `Write just ${prop}.` : 'Put a text between the quotation marks.',
  }),
  misplaced: ({ component, place }) => ({
    found: `<${component}> stands in the wrong place.`,
    expected: PLACES[place],
    mend: place === 'block' ? 'Put empty lines around it, outside lists and quotations.' : 'Move it there.',
  }),
  'bad-address': ({ address, image }) => ({
    found: `The address "${address}" is not allowed.`,
    expected: image ? 'a file beside the lesson' : 'https://, mailto:, #... or a path within the site',
    mend: image ? 'Save the picture beside the lesson.' : 'Use https://, or leave the link out.',
  }),
  'no-alt': () => ({
    found: 'This picture has no description.',
    expected: '![what it shows](file.png)',
    mend: 'Say in a few words what it shows, for those who do not see it.',
  }),
  'heading-level': ({ level }) => ({
    found: `A heading of level ${level}.`,
    expected: 'levels 2 to 4 (##, ###, ####); the title stands in the frontmatter',
    mend: 'Add or remove number signs.',
  }),

  'repeated-id': ({ id }) => ({
    found: `The id "${id}" stands in this list a second time.`,
    expected: 'each id once',
    mend: 'Rename one of the two.',
  }),
  'right-options': ({ found, expected }) => ({
    found: `${found} of these are marked right.`,
    expected: expected === 'one' ? 'exactly one' : 'at least one right and one wrong',
    mend: 'Set or remove "right: true".',
  }),
  'choice-twice': ({ choice }) => ({
    found: `The choice "${choice}" is right for two entries.`,
    expected: 'each choice for one entry at most',
    mend: 'Give this entry another choice, or make the item a sorting.',
  }),
  'draw-too-many': ({ draw, bank }) => ({
    found: `${draw} items are to be drawn from ${bank}.`,
    expected: `at most ${bank}`,
    mend: 'Lower "draw", or add items.',
  }),
  gap: ({ found, locale }) => ({
    found: `The sentence in "${locale}" has ${found} gaps.`,
    expected: 'exactly one gap, ___',
    mend: 'Write three underscores where the word is missing.',
  }),
  'no-answer': () => ({
    found: 'No answer is accepted.',
    expected: 'at least one answer in one language',
    mend: 'Add the right word under "accept".',
  }),
  'first-unit': ({ factor }) => ({
    found: `The first unit has the factor ${factor}.`,
    expected: 'the factor 1: the answer is written in the first unit',
    mend: 'Put the unit of the answer first, without a factor.',
  }),
  'no-original': ({ original }) => ({
    found: `This text is missing in "${original}".`,
    expected: `"${original}", the language in which the course was written`,
    mend: `Add a line "${original}: ...".`,
  }),
  'placed-twice': ({ quiz, before }) => ({
    found: `The quiz "${quiz}" is already placed: ${before}.`,
    expected: 'each quiz in one place of the course',
    mend: 'Remove one of the two, or copy the quiz under another name.',
  }),
  'no-lessons': ({ module, folder }) => ({
    found: `The module "${module}" has no lessons.`,
    expected: `lessons in ${folder}`,
    mend: 'Create the folder with at least one lesson.',
  }),
  'no-original-lesson': ({ file }) => ({
    found: 'This translation has no original.',
    expected: file,
    mend: 'Give it the name of its original, or write that first.',
  }),
  'quizzes-differ': ({ found, expected }) => ({
    found: `This translation places ${list(found)}.`,
    expected: `the quizzes of the original in the same order: ${list(expected)}`,
    mend: 'Place the same ones.',
  }),
  'folder-number': ({ found, expected }) => ({
    found: `The folder is called "${found}".`,
    expected: `"${expected}", by the order in course.yaml`,
    mend: 'Rename the folder.',
  }),
  'course-number': ({ number, other }) => ({
    found: `The course "${other}" has the number ${number} already.`,
    expected: 'a number of its own',
    mend: 'Choose one that is free.',
  }),
  'unsafe-drawing': ({ what }) => ({
    found: `The drawing contains ${what}.`,
    expected: 'shapes only: no scripts, styles, handlers or outside addresses',
    mend: 'Use SVG attributes such as fill and stroke, and remove the rest.',
  }),
};

const PLACES = {
  inline: 'in a sentence, on a line with other words',
  block: 'on lines of its own',
  document: 'at the end of a line of a <Document>',
};

function suggestion(name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, known);
  return near && `Did you mean "${near}"?`;
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'no quiz';
}
