import type { Case } from './case.ts';

/** Markup that cannot be read, is program, or is no component of the manual. */
export const MARKUP_CASES: Case[] = [
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'import is dearer than export.'],
    faults: [
      [
        '11:1 code',
        'Line 11 begins with `import`, which is read as program code. Begin the sentence otherwise.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'export grew slowly.'],
    faults: [
      [
        '11:1 code',
        'Line 11 begins with `export`, which is read as program code. Begin the sentence otherwise.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car {waits} beside.'],
    faults: [['11:7 code', 'Program code (expression): waits Remove it; to print a brace, write \\{.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', '{/* later */}'],
    faults: [['11:1 code', 'Program code (comment): /* later */ Remove it.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car { waits beside.'],
    faults: [
      [
        '11:7 open-brace',
        'A brace { begins program code here, and it is not closed. To print a brace, write \\{.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['doyen</Term> of', 'doyen of'],
    faults: [
      [
        '7:25 unclosed-tag',
        '<Term> is opened here and not closed. Write </Term> where it ends; within a sentence, before the next empty line.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['doyen</Term> of', 'doyen</Cite> of'],
    faults: [
      ['7:49 stray-tag', '</Cite> closes what <Term> opened. Write </Term>, or open <Cite ...> before.'],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car</Term> waits.'],
    faults: [['11:6 stray-tag', '</Term> closes what was not opened. Remove it, or open the tag before it.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car waits <10 minutes.'],
    faults: [
      [
        '11:13 open-angle',
        'The sign < begins a tag here: <10 minutes. Write "less than", or &lt; to print the sign.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'See <https://a.example/car> first.'],
    faults: [
      [
        '11:5 angle-address',
        'An address stands in angle brackets: <https://a.example/car> Write [words](https://a.example/car), with words that say where it leads.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', '<!-- later -->'],
    faults: [['11:1 html-comment', 'A comment <!-- stands in the lesson. Remove the comment.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['name="doyen">', 'name=“doyen”>'],
    faults: [
      [
        '7:25 broken-tag',
        'This tag cannot be read: <Term name=“doyen”> Put every value between two straight quotation marks, with none inside, and close the tag with > or />.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: ['alt="A table from above"', 'alt="A "round" table"'],
    faults: [
      [
        '9:1 broken-tag',
        'This tag cannot be read: <Figure name="table" alt="A "round" table" caption="Three se Put every value between two straight quotation marks, with none inside, and close the tag with > or />.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Term name="doyen">doyen</Term>', '<term name="doyen">doyen</term>'],
    faults: [['7:25 unknown-name', 'There is no component "term" here. Did you mean "Term"?']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car <b>waits</b>.'],
    faults: [['11:7 unknown-name', 'There is no component "b" here. Write it in Markdown: **...**']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', '<script>go()</script>'],
    faults: [
      ['11:1 unknown-name', 'There is no component "script" here. Correct the name, or add the component.'],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Term name="doyen">', '<Term nmae="doyen">'],
    faults: [['7:25 unknown-name', 'There is no property "nmae" here. Did you mean "name"?']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Term name="doyen">', '<Term name="doyen" {...props}>'],
    faults: [['7:25 code', 'Program code (spread): ...props Remove it.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Term name="doyen">', '<Term name={term}>'],
    faults: [['7:25 code', 'Program code (expression): term Remove it; to print a brace, write \\{.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Term name="doyen">', '<Term name="doyen" onClick="go()">'],
    faults: [['7:25 code', 'Program code (handler): onClick Remove it.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Term name="doyen">', '<Term name>'],
    faults: [['7:25 bad-prop', 'name of <Term> is not right. Put a text between the quotation marks.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['<Quiz name="welcome" />', '<Quiz name="welcome" optional="yes" />'],
    faults: [['20:1 bad-prop', 'optional of <Quiz> is not right. Write just optional.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['of the corps.<Cite source="handbook" page="3" />', 'of the corps.<Cite page="3" />'],
    faults: [['7:70 missing-prop', '<Cite> has no source. Add source="..." to <Cite>.']],
  },
  {
    file: 'visits/en/01-arrival/02-table.mdx',
    change: [
      '<Figure name="table" alt="A table from above" caption="Three seats." />',
      '- <Figure name="table" alt="A table from above" />',
    ],
    faults: [
      [
        '9:3 misplaced',
        '<Figure> stands in the wrong place. Put empty lines around it, outside lists and quotations.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['A car waits beside the aircraft.', 'A car waits <Mark>soon</Mark>.'],
    faults: [['11:13 misplaced', '<Mark> stands in the wrong place. Move it there.']],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['in the order of arrival.', 'in the order of [arrival](javascript:go).'],
    faults: [
      [
        '18:28 bad-address',
        'The address "javascript:go" is not allowed. Use https://, or leave the link out.',
      ],
    ],
  },
  {
    file: 'visits/en/01-arrival/01-welcome.mdx',
    change: ['in the order of arrival.', 'in the order of [arrival](http://a.example).'],
    faults: [
      [
        '18:28 bad-address',
        'The address "http://a.example" is not allowed. Use https://, or leave the link out.',
      ],
    ],
  },
];
