import type { Locale } from '../schemas/atoms.ts';

const en = {
  short: 'New',
  courseSummary: 'Say in two sentences what the course is about.',
  audience: 'Say for whom the course is',
  outcome: 'Name one thing that a trainee can do at the end',
  module: 'First steps',
  moduleSummary: 'Say in one line what the module is about.',
  place: 'Place of the case',
  lesson: 'Begin here',
  lessonSummary: 'Say in one or two sentences what the lesson claims.',
  heading: 'The claim',
  body: 'Write the claim here, then a case, then what follows from it. Every figure bears its source.',
  moduleQuiz: (module: string) => `${module}: quiz`,
};

type Texts = typeof en;

const ar: Texts = {
  short: 'جديد',
  courseSummary: 'بيّن في جملتين موضوع المقرر.',
  audience: 'بيّن لمن هذا المقرر',
  outcome: 'اذكر أمرًا يقدر عليه المتدرب في نهايته',
  module: 'الخطوات الأولى',
  moduleSummary: 'بيّن في سطر واحد موضوع الوحدة.',
  place: 'مكان الواقعة',
  lesson: 'ابدأ من هنا',
  lessonSummary: 'بيّن في جملة أو جملتين ما يذهب إليه الدرس.',
  heading: 'الفكرة',
  body: 'اكتب الفكرة هنا، ثم واقعة تشهد لها، ثم ما يترتب عليها. ولكل رقم مصدره.',
  moduleQuiz: (module) => `اختبار: ${module}`,
};

const fr: Texts = {
  short: 'Nouveau',
  courseSummary: 'Dites en deux phrases de quoi traite le cours.',
  audience: 'Dites à qui le cours s’adresse',
  outcome: 'Nommez une chose que l’on saura faire à la fin',
  module: 'Premiers pas',
  moduleSummary: 'Dites en une ligne de quoi traite le module.',
  place: 'Lieu du cas',
  lesson: 'Commencer ici',
  lessonSummary: 'Dites en une ou deux phrases ce que soutient la leçon.',
  heading: 'La thèse',
  body: 'Écrivez ici la thèse, puis un cas, puis ce qui en découle. Chaque chiffre porte sa source.',
  moduleQuiz: (module) => `Questionnaire : ${module}`,
};

/** What stands in the files that `attache new` writes until the author writes over it. */
export const starter = { en, ar, fr } as const satisfies Record<Locale, Texts>;
