import type { Case } from './case.ts';

/** How files fit together, and translations. */
export const COURSE_CASES: Case[] = [
  {
    file: 'visits/course.yaml',
    change: ['quiz: arrival-quiz', 'quiz: arival-quiz'],
    faults: [['17:11 unknown-name', 'There is no quiz "arival-quiz" here. Did you mean "arrival-quiz"?']],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['<Quiz name="seats" />', '<Quiz name="welcome" />'],
    faults: [
      [
        'visits/ar/01-arrival/02-table.mdx:17:1 quizzes-differ',
        'This translation places seats. Place the same ones.',
      ],
      [
        '17:1 placed-twice',
        'The quiz "welcome" is already placed: arrival/welcome. Remove one of the two, or copy the quiz under another name.',
      ],
      [
        'visits/quizzes/seats.yaml:1:1 unplaced-quiz',
        'The quiz "seats" stands nowhere in the course. Place it, or remove the file.',
      ],
    ],
  },
  {
    file: 'visits/course.yaml',
    change: ['title: { en: Visits, ar: الزيارات }', 'title: { ar: الزيارات }'],
    faults: [['6:8 no-original', 'This text is missing in "en". Add a line "en: ...".']],
  },
  {
    file: 'visits/course.yaml',
    change: ['title: { en: Visits, ar: الزيارات }', 'title: { en: Visits }'],
    faults: [
      [
        '6:8 no-translated-text',
        'This text is missing in Arabic, in which the course is offered. Translate it; until then readers get the original.',
      ],
    ],
  },
  {
    file: 'glossary.yaml',
    change: ['term: { en: doyen, ar: عميد السلك }', 'term: { en: doyen }'],
    faults: [
      [
        '2:9 no-translated-text',
        'This text is missing in Arabic, in which the course is offered. Translate it; until then readers get the original.',
      ],
    ],
  },
  {
    file: 'visits/quizzes/welcome.yaml',
    change: ['text: { en: How many steps?, ar: كم خطوة؟ }', 'text: { en: How many steps? }'],
    faults: [
      [
        '29:11 no-translated-text',
        'This text is missing in Arabic, in which the course is offered. Translate it; until then readers get the original.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/03-third.mdx',
    change: '---\ntitle: A\nsummary: B.\nchecked: 2026-05-03\n---\n\nC.\n',
    faults: [
      [
        '1:1 no-original-lesson',
        'This translation has no original. Give it the name of its original, or write that first.',
      ],
    ],
  },
  {
    file: 'visits/ar/02-arrival/01-welcome.mdx',
    change: '---\ntitle: A\nsummary: B.\nchecked: 2026-05-03\n---\n\nC.\n',
    faults: [
      ['visits/ar/02-arrival:1:1 folder-number', 'The folder is called "02-arrival". Rename the folder.'],
    ],
  },
  {
    file: 'visits/en/01-arrivals/01-welcome.mdx',
    change: '---\ntitle: A\nsummary: B.\nchecked: 2026-05-03\n---\n\nC.\n',
    faults: [
      [
        'visits/en/01-arrivals:1:1 unknown-name',
        'There is no module "arrivals" here. Did you mean "arrival"?',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/03-third.mdx',
    change: '---\ntitle: A\nsummary: B.\nchecked: 2026-05-03\n---\n\nC.\n',
    faults: [
      [
        '1:1 no-translation',
        'This lesson is not translated into Arabic. Translate it; until then readers get the original.',
      ],
    ],
  },
  {
    file: 'drafts/readme.txt',
    change: 'A.',
    faults: [['drafts/course.yaml:1:1 missing-file', 'course.yaml is missing. Create it.']],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['<Quiz name="welcome" />', ''],
    faults: [['1:1 quizzes-differ', 'This translation places nothing. Place the same ones.']],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['<Quiz name="welcome" />', '<Quiz name="welcome" optional />'],
    faults: [['20:1 quizzes-differ', 'This translation places welcome (optional). Place the same ones.']],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['تنتظر سيارة بجانب الطائرة، ويسير المضيف نحوها بضع خطوات.\n\n', ''],
    faults: [
      [
        '11:1 untranslated-block',
        'Nothing here stands for paragraph 2 (“A car waits beside the aircraft. The host walks…”) of the original. Translate it at this place.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['- ويُستعرض الحرس.\n', ''],
    faults: [
      [
        '15:1 untranslated-block',
        'Nothing here stands for list item 2 (“The guard is inspected.”) of the original. Translate it at this place.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['## في المطار\n\n', '## في المطار\n\nجملة زائدة.\n\n'],
    faults: [
      [
        '11:1 extra-block',
        'The original has nothing for paragraph 2 (“جملة زائدة.”). Remove it, join it to its neighbour, or add it to the original.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['### الأعلام', '#### الأعلام'],
    faults: [
      [
        '16:1 heading-jump',
        'A heading of level 4 follows one of level 2. Remove number signs, or put the heading in between.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['<Cite source="treaty" />', '<Cite source="handbook" />'],
    faults: [
      [
        '18:1 sources-differ',
        'It cites handbook where paragraph 3 (“Flags hang in the order of arrival.”) of the original cites treaty. Correct <Cite>, or see whether the two say the same.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/02-table.mdx',
    change: ['1. نرجو الحضور قبل الظهر. <Mark>المطلوب</Mark>', 'نرجو الحضور قبل الظهر.'],
    faults: [
      [
        '13:1 untranslated-block',
        'Nothing here stands for list item 1 (“Please come by noon. what is asked”) of the original. Translate it at this place.',
      ],
      [
        '13:1 extra-block',
        'The original has nothing for paragraph 2 (“نرجو الحضور قبل الظهر.”). Remove it, join it to its neighbour, or add it to the original.',
      ],
    ],
  },
];
