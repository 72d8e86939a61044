import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small sound course in two languages, of which each case breaks one thing. By path below the courses directory. */
export const BASE: Record<string, string> = {
  'glossary.yaml': `doyen:
  term: { en: doyen, ar: عميد السلك }
  definition: { en: The longest serving head of mission., ar: أقدم رؤساء البعثات. }
agrement:
  term: { en: agrément, ar: الموافقة }
  definition: { en: Consent to a person., ar: قبول شخص. }
`,
  'visits/references.yaml': `handbook:
  title: Handbook of visits
  language: en
  url: https://a.example/handbook
  reliability: single
treaty:
  title: A treaty
  language: en
  reliability: confirmed
`,
  'visits/course.yaml': `number: 1
original: en
access: public
level: working
hours: 2
title: { en: Visits, ar: الزيارات }
short: { en: Visits, ar: الزيارات }
summary: { en: Who comes., ar: من يأتي. }
audience: { en: Attachés., ar: الملحقون. }
outcomes:
  - { en: Seat a table., ar: ترتيب مائدة. }
modules:
  - slug: arrival
    title: { en: Arrival, ar: الوصول }
    summary: { en: The first day., ar: اليوم الأول. }
    place: { en: Vienna, ar: فيينا }
    quiz: arrival-quiz
`,
  'visits/en/01-arrival/01-welcome.mdx': `---
title: The welcome
summary: Who is met, and by whom.
checked: 2026-05-03
---

The guest is met by the <Term name="doyen">doyen</Term> of the corps.<Cite source="handbook" page="3" />

## At the airport

A car waits beside the aircraft. The host walks twelve steps towards it.

- The anthem is played.
- The guard is inspected.

### The flags

Flags hang in the order of arrival.<Cite source="treaty" />

<Quiz name="welcome" />
`,
  'visits/ar/01-arrival/01-welcome.mdx': `---
title: الاستقبال
summary: من يُستقبل، ومن يستقبله.
checked: 2026-05-03
---

يستقبل الضيفَ <Term name="doyen">عميد السلك</Term>.<Cite source="handbook" page="3" />

## في المطار

تنتظر سيارة بجانب الطائرة، ويسير المضيف نحوها بضع خطوات.

- يُعزف النشيد.
- ويُستعرض الحرس.

### الأعلام

تُرفع الأعلام بترتيب الوصول.<Cite source="treaty" />

<Quiz name="welcome" />
`,
  'visits/en/01-arrival/02-table.mdx': `---
title: The table
summary: Who sits where.
checked: 2026-05-03
---

The host sits in the middle, as [the welcome](welcome#the-flags) has shown.

<Figure name="table" alt="A table from above" caption="Three seats." />

<Document from="Protocol Office" when="12 March" invented>

1. Please come by noon. <Mark>what is asked</Mark>

</Document>

<Quiz name="seats" />
`,
  'visits/ar/01-arrival/02-table.mdx': `---
title: المائدة
summary: من يجلس أين.
checked: 2026-05-03
---

يجلس المضيف في الوسط كما ظهر في [درس الاستقبال](welcome#الأعلام).

<Figure name="table" alt="مائدة من فوق" caption="ثلاثة مقاعد." />

<Document from="مكتب المراسم" when="١٢ مارس" invented>

1. نرجو الحضور قبل الظهر. <Mark>المطلوب</Mark>

</Document>

<Quiz name="seats" />
`,
  'visits/figures/table.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120">
  <rect x="40" y="45" width="220" height="30" fill="none" stroke="currentColor" />
</svg>
`,
  'visits/quizzes/welcome.yaml': `mode: practice
title: { en: The welcome, ar: الاستقبال }
pass: 60
items:
  - id: who
    kind: single
    text: { en: Who meets the guest?, ar: من يستقبل الضيف؟ }
    options:
      - id: doyen
        right: true
        text: { en: The longest serving ambassador, ar: أقدم السفراء }
        feedback: { en: This is the rule., ar: هذه هي القاعدة. }
      - id: mayor
        text: { en: The mayor of the city, ar: عمدة المدينة }
        feedback: { en: The mayor waits in town., ar: ينتظر العمدة في المدينة. }
  - id: word
    kind: fill-in
    text: { en: Complete it., ar: أكمل. }
    sentence: { en: The head of the corps is the ___., ar: رأس السلك هو ___. }
    accept: { en: [doyen, dean], ar: [العميد] }
    expected:
      - answers: { en: [host], ar: [المضيف] }
        feedback: { en: The host invites., ar: المضيف يدعو. }
    feedback:
      right: { en: Yes., ar: نعم. }
      wrong: { en: The word is French., ar: ابحث عن الأقدم. }
  - id: steps
    kind: numeric
    text: { en: How many steps?, ar: كم خطوة؟ }
    answer: 12
    tolerance: 1
    expected:
      - { answer: 20, feedback: { en: That is too far., ar: هذا بعيد. } }
    feedback:
      right: { en: Twelve., ar: اثنتا عشرة. }
      wrong: { en: Count again., ar: عُدّ ثانية. }
`,
  'visits/quizzes/seats.yaml': `mode: practice
title: { en: Seats, ar: المقاعد }
items:
  - id: honour
    kind: hotspot
    text: { en: Where does the guest sit?, ar: أين يجلس الضيف؟ }
    figure: table
    alt: { en: Three seats at a table, ar: ثلاثة مقاعد }
    regions:
      - id: first
        right: true
        box: [95, 10, 30, 30]
        text: { en: First seat, ar: المقعد الأول }
        feedback: { en: This one., ar: هذا. }
      - id: second
        box: [175, 10, 30, 30]
        text: { en: Second seat, ar: المقعد الثاني }
        feedback: { en: Not this., ar: ليس هذا. }
  - id: match
    kind: matching
    text: { en: Match them., ar: طابِق. }
    choices:
      - { id: consent, text: { en: consent, ar: قبول } }
      - { id: order, text: { en: order, ar: ترتيب } }
    entries:
      - id: agrement
        choice: consent
        text: { en: agrément, ar: الموافقة }
        feedback: { en: It concerns a person., ar: تخص شخصًا. }
      - id: precedence
        choice: order
        text: { en: precedence, ar: الأسبقية }
        feedback: { en: It concerns a table., ar: تخص مائدة. }
  - id: true-or-not
    kind: true-false
    text: { en: The host sits at the end., ar: يجلس المضيف في الطرف. }
    answer: false
    feedback:
      'true': { en: In the middle., ar: بل في الوسط. }
      'false': { en: In the middle., ar: بل في الوسط. }
`,
  'visits/quizzes/arrival-quiz.yaml': `mode: graded
title: { en: Arrival, ar: الوصول }
draw: 1
items:
  - id: flags
    kind: multiple
    text: { en: What hangs?, ar: ماذا يُرفع؟ }
    options:
      - id: flags
        right: true
        text: { en: Flags, ar: الأعلام }
        feedback: { en: Yes., ar: نعم. }
      - id: hats
        text: { en: Hats, ar: القبعات }
        feedback: { en: No., ar: لا. }
      - id: coats
        text: { en: Coats, ar: المعاطف }
        feedback: { en: No., ar: لا. }
`,
};

/** Writes the base with some files replaced, added, or left out (undefined). */
export function writeBase(dir: string, changes: Record<string, string | undefined>): void {
  for (const [file, text] of Object.entries({ ...BASE, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
}
