import type { Case } from './case.ts';

/** Headings, pictures, links, names, numbers and keys in a lesson. */
export const LESSON_CASES: Case[] = [
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: [' alt="A table from above"', ''],
    faults: [
      [
        '9:1 missing-prop',
        '<Figure> has no alt. Say in alt="..." what it shows, for those who do not see it.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['alt="A table from above"', 'alt=""'],
    faults: [['9:1 bad-prop', 'alt of <Figure> is not right. Put a text between the quotation marks.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', '![](car.png)'],
    faults: [
      [
        '11:1 no-alt',
        'This picture has no description. Say in a few words what it shows, for those who do not see it.',
      ],
      ['11:1 missing-file', 'car.png is missing. Create it.'],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', '![A car](car.png)'],
    faults: [['11:1 missing-file', 'car.png is missing. Create it.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['## At the airport', '# At the airport'],
    faults: [['9:1 heading-level', 'A heading of level 1. Add or remove number signs.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['### The flags', '#### The flags'],
    faults: [
      [
        '16:1 heading-jump',
        'A heading of level 4 follows one of level 2. Remove number signs, or put the heading in between.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['## At the airport', '### At the airport'],
    faults: [
      [
        '9:1 heading-jump',
        'The first heading is of level 3. Remove number signs, or put the heading in between.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['welcome#the-flags', 'welcome#the-flag'],
    faults: [['7:33 unknown-name', 'There is no anchor "the-flag" here. Did you mean "the-flags"?']],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['welcome#the-flags', '#the-flags'],
    faults: [
      ['7:33 unknown-name', 'There is no anchor "the-flags" here. Correct the name, or add the anchor.'],
    ],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['welcome#the-flags', 'welcom'],
    faults: [['7:33 unknown-name', 'There is no page "welcom" here. Did you mean "welcome"?']],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['welcome#the-flags', '../01-arrival/01-welcome.mdx'],
    faults: [
      ['7:33 unknown-name', 'There is no page "../01-arrival/01-welcome.mdx" here. Did you mean "welcome"?'],
    ],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['welcome#the-flags', '../../visit/arrival/welcome'],
    faults: [
      [
        '7:33 unknown-name',
        'There is no page "../../visit/arrival/welcome" here. Correct the name, or add the page.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/02-table.mdx',
    change: ['welcome#الأعلام', 'welcome#the-flags'],
    faults: [
      ['7:33 unknown-name', 'There is no anchor "the-flags" here. Correct the name, or add the anchor.'],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['name="doyen"', 'name="doyens"'],
    faults: [['7:25 unknown-name', 'There is no term "doyens" here. Did you mean "doyen"?']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['source="handbook"', 'source="handbok"'],
    faults: [['7:70 unknown-name', 'There is no source "handbok" here. Did you mean "handbook"?']],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['name="table"', 'name="tabel"'],
    faults: [['9:1 unknown-name', 'There is no figure "tabel" here. Did you mean "table"?']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Quiz name="welcome" />', '<Quiz name="welcom" />'],
    faults: [['20:1 unknown-name', 'There is no quiz "welcom" here. Did you mean "welcome"?']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car waits for 45 minutes.'],
    faults: [
      [
        '11:1 uncited-number',
        'The number 45 has no source in paragraph 2 (“A car waits for 45 minutes. The host walks…”). Cite the source, or leave the number out.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car waits for 7 % of all guests.'],
    faults: [
      [
        '11:1 uncited-number',
        'The number 7 % has no source in paragraph 2 (“A car waits for 7 % of all guests. The host…”). Cite the source, or leave the number out.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'It costs 3 million a year.'],
    faults: [
      [
        '11:1 uncited-number',
        'The number 3 million has no source in paragraph 2 (“It costs 3 million a year. The host walks…”). Cite the source, or leave the number out.',
      ],
    ],
  },
  {
    file: 'visits/ar/01-arrival/01-welcome.mdx',
    change: ['تنتظر سيارة بجانب الطائرة،', 'تنتظر ٤٥ سيارة بجانب الطائرة،'],
    faults: [
      [
        '11:1 uncited-number',
        'The number 45 has no source in paragraph 2 (“تنتظر ٤٥ سيارة بجانب الطائرة، ويسير المضيف…”). Cite the source, or leave the number out.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: [
      'Flags hang in the order of arrival.',
      'Flags hang as the longest serving ambassador has ordered.',
    ],
    faults: [
      [
        '18:1 key-in-text',
        'Just before the quiz "welcome" the text gives away the answer to "who": The longest serving ambassador Word the answer otherwise, or move the quiz away from this block.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['Flags hang in the order of arrival.', 'The dean hangs them.'],
    faults: [
      [
        '18:1 key-in-text',
        'Just before the quiz "welcome" the text gives away the answer to "word": dean Word the answer otherwise, or move the quiz away from this block.',
      ],
    ],
  },
];
