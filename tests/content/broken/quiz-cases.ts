import type { Case } from './case.ts';

/** Quizzes. */
export const QUIZ_CASES: Case[] = [
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['id: mayor', 'id: mayor\n        right: true'],
    faults: [['9:7 right-options', '2 of these are marked right. Set or remove "right: true".']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['        right: true\n', ''],
    faults: [['9:7 right-options', '0 of these are marked right. Set or remove "right: true".']],
  },
  {
    file: 'visits/quizzes/arrival-quiz.yaml',
    change: ['id: flags\n        right: true', 'id: flags'],
    faults: [['9:7 right-options', '0 of these are marked right. Set or remove "right: true".']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['        feedback: { en: The mayor waits in town., ar: ينتظر العمدة في المدينة. }\n', ''],
    faults: [['13:9 missing-key', '"feedback" is missing. Add a line "feedback: ...".']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['feedback: { en: The mayor waits in town., ar: ينتظر العمدة في المدينة. }', 'feedback: {}'],
    faults: [
      ['15:19 no-original', 'This text is missing in "en". Add a line "en: ...".'],
      [
        '15:19 no-translated-text',
        'This text is missing in Arabic, in which the course is offered. Translate it; until then readers get the original.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ["      'false': { en: In the middle., ar: بل في الوسط. }\n", ''],
    faults: [['39:7 missing-key', '"false" is missing. Add a line "false: ...".']],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['answer: false', 'answer: maybe'],
    faults: [['37:13 wrong-type', 'Found "maybe". Write it without quotation marks, in the form named.']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['id: mayor', 'id: doyen'],
    faults: [
      ['13:13 repeated-id', 'The id "doyen" stands in this list a second time. Rename one of the two.'],
    ],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: [
      '{ en: The mayor of the city, ar: عمدة المدينة }',
      '{ en: The longest  serving ambassador, ar: عمدة المدينة }',
    ],
    faults: [
      [
        '14:21 same-text',
        '"The longest serving ambassador" reads the same as "doyen". Write one of the two otherwise, or remove it.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/arrival-quiz.yaml',
    change: ['draw: 1', 'draw: 4'],
    faults: [['3:7 draw-too-many', '4 items are to be drawn from 1. Lower "draw", or add items.']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['is the ___.', 'is the doyen.'],
    faults: [
      ['19:21 gap', 'The sentence in "en" has 0 gaps. Write three underscores where the word is missing.'],
    ],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['accept: { en: [doyen, dean], ar: [العميد] }', 'accept: {}'],
    faults: [['20:13 no-answer', 'No answer is accepted. Add the right word under "accept".']],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['{ en: [host], ar: [المضيف] }', '{ en: [Dean], ar: [المضيف] }'],
    faults: [
      [
        '22:18 expected-right',
        'The answer "Dean" is expected as wrong and accepted as right. Remove it here, or from the accepted answers.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['answer: 20', 'answer: 13'],
    faults: [
      [
        '33:19 expected-right',
        'The answer "13" is expected as wrong and accepted as right. Remove it here, or from the accepted answers.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: [
      '    tolerance: 1\n',
      '    tolerance: 1\n    units:\n      - { id: pairs, text: { en: pairs, ar: أزواج }, factor: 2 }\n',
    ],
    faults: [
      [
        '33:62 first-unit',
        'The first unit has the factor 2. Put the unit of the answer first, without a factor.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['choice: order', 'choice: odrer'],
    faults: [['31:17 unknown-name', 'There is no choice "odrer" here. Did you mean "order"?']],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['choice: order', 'choice: consent'],
    faults: [
      [
        '31:17 choice-twice',
        'The choice "consent" is right for two entries. Give this entry another choice, or make the item a sorting.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['figure: table', 'figure: tabel'],
    faults: [['7:13 unknown-name', 'There is no figure "tabel" here. Did you mean "table"?']],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['[175, 10, 30, 30]', '[275, 10, 30, 30]'],
    faults: [['16:14 box-outside', 'This region reaches beyond the drawing. Correct x, y, width or height.']],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['[175, 10, 30, 30]', '[100, 30, 30, 30]'],
    faults: [
      ['16:14 box-overlap', 'This region lies over the region "first". Move or shrink one of the two.'],
    ],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['[175, 10, 30, 30]', '[175, 10, 30]'],
    faults: [['16:14 out-of-range', 'Found 3 items. Add what is missing, or raise the number.']],
  },
  {
    file: 'visits/quizzes/seats.yaml',
    change: ['mode: practice', 'mode: graded'],
    faults: [
      ['1:7 quiz-mode', 'This quiz is graded, and it stands in a lesson. Change its mode, or its place.'],
    ],
  },
  {
    file: 'visits/quizzes/arrival-quiz.yaml',
    change: ['mode: graded', 'mode: practice'],
    faults: [
      [
        '1:7 quiz-mode',
        'This quiz is for practice, and it stands at the end of a module. Change its mode, or its place.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/spare.yaml',
    change:
      "mode: practice\ntitle: { en: Spare, ar: بديل }\nitems:\n  - id: a\n    kind: true-false\n    text: { en: It is., ar: هو. }\n    answer: true\n    feedback: { 'true': { en: Yes., ar: نعم. }, 'false': { en: Yes., ar: نعم. } }\n",
    faults: [
      ['1:1 unplaced-quiz', 'The quiz "spare" stands nowhere in the course. Place it, or remove the file.'],
    ],
  },
];
