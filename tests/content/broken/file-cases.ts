import type { Case } from './case.ts';

/** YAML, frontmatter, drawings and names of files. */
export const FILE_CASES: Case[] = [
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['pass: 60', 'pas: 60'],
    faults: [['3:1 unknown-name', 'There is no key "pas" here. Did you mean "pass"?']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['mode: practice', 'mod: practice'],
    faults: [['1:1 unknown-name', 'There is no key "mod" here. Did you mean "mode"?']],
  },
  {
    file: 'visits/course.yaml',
    change: ['level: working', 'level: expert'],
    faults: [['4:8 not-one-of', 'Found "expert". Choose one of these.']],
  },
  {
    file: 'visits/course.yaml',
    change: ['hours: 2', "hours: '2'"],
    faults: [['5:8 wrong-type', 'Found "2". Write it without quotation marks, in the form named.']],
  },
  {
    file: 'visits/course.yaml',
    change: ['hours: 2', 'hours: 900'],
    faults: [['5:8 out-of-range', 'Found 900. Shorten it, or lower the number.']],
  },
  {
    file: 'visits/course.yaml',
    change: ['number: 1\n', 'number: 1\nnumber: 2\n'],
    faults: [
      [
        '2:1 repeated-key',
        'The key "number" stands here a second time. Remove one of the two, or rename it.',
      ],
    ],
  },
  {
    file: 'visits/course.yaml',
    change: ['original: en\n', ''],
    faults: [['1:1 missing-key', '"original" is missing. Add a line "original: ...".']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['kind: single', 'kind: singel'],
    faults: [['6:11 not-one-of', 'Found "singel". Did you mean "single"?']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['id: mayor', 'id: Mayor'],
    faults: [['13:13 bad-format', 'Found "Mayor". Write it in that form.']],
  },
  {
    file: 'visits/references.yaml',
    change: ['https:', 'http:'],
    faults: [['4:8 bad-format', 'Found "http://a.example/handbook". Write it in that form.']],
  },
  {
    file: 'visits/references.yaml',
    change: ['language: en', 'language: English'],
    faults: [['3:13 bad-format', 'Found "English". Write it in that form.']],
  },
  {
    file: 'visits/references.yaml',
    change: ['reliability: single', 'reliability: sure'],
    faults: [['5:16 not-one-of', 'Found "sure". Choose one of these.']],
  },
  {
    file: 'glossary.yaml',
    change: ['agrement:', 'Agrement:'],
    faults: [['4:1 bad-format', 'Found "Agrement". Write it in that form.']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['  - id: who', '\t- id: who'],
    faults: [['5:1 syntax', 'This line is indented with a tab. Replace the tab by spaces.']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: [
      'text: { en: Who meets the guest?, ar: من يستقبل الضيف؟ }',
      'text: { en: Who meets the guest?, ar: من يستقبل الضيف؟',
    ],
    faults: [
      [
        '8:5 syntax',
        'A bracket is opened and not closed, or a comma is missing in it. Close the bracket here or just above; a text with a comma in it needs quotation marks.',
      ],
    ],
  },
  {
    file: 'visits/course.yaml',
    change: [
      'summary: { en: Who comes., ar: من يأتي. }',
      'summary:\n  en: Who comes: the guest.\n  ar: من يأتي.',
    ],
    faults: [
      [
        '9:7 syntax',
        'There is a colon with a space after it, or a special character, in a text without quotation marks. Put the whole text between two straight quotation marks.',
      ],
    ],
  },
  {
    file: 'visits/course.yaml',
    change: ['summary: { en: Who comes., ar: من يأتي. }', 'summary:\n  en: "Who comes.\n  ar: من يأتي.'],
    faults: [
      [
        '9:7 syntax',
        "A quotation mark is opened and not closed. Close it; an apostrophe within '...' is written twice.",
      ],
    ],
  },
  {
    file: 'visits/course.yaml',
    change: ['summary: { en: Who comes., ar: من يأتي. }', 'summary:\n  en: *Who* comes.\n  ar: من يأتي.'],
    faults: [
      [
        '9:7 syntax',
        'There is a colon with a space after it, or a special character, in a text without quotation marks. Put the whole text between two straight quotation marks.',
      ],
    ],
  },
  {
    file: 'visits/course.yaml',
    change: ['summary: { en: Who comes., ar: من يأتي. }', 'summary:\n  en: Who comes.\n   ar: من يأتي.'],
    faults: [
      [
        '9:7 syntax',
        'There is a colon with a space after it, or a special character, in a text without quotation marks. Put the whole text between two straight quotation marks.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['{ en: This is the rule., ar: هذه هي القاعدة. }', "{ en: ' ', ar: هذه هي القاعدة. }"],
    faults: [['12:25 blank-text', 'This text holds nothing but spaces. Write it, or remove the line.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['title: The welcome', 'titel: The welcome'],
    faults: [['2:1 unknown-name', 'There is no key "titel" here. Did you mean "title"?']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['checked: 2026-05-03', 'checked: 3 May 2026'],
    faults: [['4:10 bad-format', 'Found "3 May 2026". Write it in that form.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['---\ntitle: The welcome\nsummary: Who is met, and by whom.\nchecked: 2026-05-03\n---\n\n', ''],
    faults: [
      [
        '1:1 no-frontmatter',
        'The lesson does not begin with its title and summary. Put these lines at the very top of the file.',
      ],
    ],
  },
  {
    file: 'visits/figures/table.svg',
    change: ['<rect', '<script>go()</script><rect'],
    faults: [
      [
        '2:3 unsafe-drawing',
        'The drawing contains an element that is not a shape. Use SVG attributes such as fill and stroke, and remove the rest.',
      ],
    ],
  },
  {
    file: 'visits/figures/table.svg',
    change: ['<rect', '<rect onclick="go()"'],
    faults: [
      [
        '2:8 unsafe-drawing',
        'The drawing contains a handler. Use SVG attributes such as fill and stroke, and remove the rest.',
      ],
    ],
  },
  {
    file: 'visits/figures/table.svg',
    change: ['fill="none"', 'style="fill:none"'],
    faults: [
      [
        '2:46 unsafe-drawing',
        'The drawing contains a style attribute. Use SVG attributes such as fill and stroke, and remove the rest.',
      ],
    ],
  },
  {
    file: 'visits/figures/table.svg',
    change: [' viewBox="0 0 300 120"', ''],
    faults: [['1:1 bad-format', 'Found "<svg xmlns="http://www.w3.org/". Write it in that form.']],
  },
  {
    file: 'visits/quizzes/More.yml',
    change: 'mode: practice\n',
    faults: [
      [
        '1:1 bad-file-name',
        '"More.yml" is not a name that the reader knows. Rename it: small letters, digits and single hyphens.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/third.mdx',
    change: '---\ntitle: A\nsummary: B.\nchecked: 2026-05-03\n---\n\nC.\n',
    faults: [
      [
        '1:1 bad-file-name',
        '"third.mdx" is not a name that the reader knows. Rename it: small letters, digits and single hyphens.',
      ],
    ],
  },
  {
    file: 'visits/notes/a.md',
    change: 'A.',
    faults: [
      [
        'visits/notes:1:1 unknown-name',
        'There is no folder "notes" here. Correct the name, or add the folder.',
      ],
    ],
  },
  {
    file: 'visits/translations.json',
    change: '{ "ar": { "arrival/welcome": "cca40bba0" } }\n',
    faults: [['1:30 wrong-type', 'Found "cca40bba0". Write it without quotation marks, in the form named.']],
  },
];
