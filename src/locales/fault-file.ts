import {
  DRAWING,
  FORMS,
  NAMES,
  SYNTAX,
  mendName,
  type DrawingPart,
  type NameKind,
  type SyntaxProblem,
  type ValueForm,
} from './fault-form.ts';
import { type FaultTexts, counted, someOf, suggestion, typeName } from './fault-word.ts';

/** Faults that any file can have, and those of YAML and of drawings, with their parameters. */
export interface FileFaults {
  /** YAML that cannot be parsed; `message` is the parser's own, for what is not known here. */
  syntax: { problem: SyntaxProblem; message: string };
  'missing-file': { name: string };
  'bad-file-name': { name: string };
  'repeated-key': { key: string };
  /** A name that leads nowhere. `known`: what could stand here. */
  'unknown-name': { kind: NameKind; name: string; known: string[] };
  /** `expected`: the kinds of value that it may have, or its words, with ` | ` between. */
  'missing-key': { key: string; expected: string };
  'no-frontmatter': Record<string, never>;
  'wrong-type': { found: string; expected: string };
  /** A value outside a closed list. */
  'not-one-of': { found: string; known: string[] };
  /** A number, a list or a text that is too small or too large. */
  'out-of-range': {
    found: string;
    bound: 'least' | 'most';
    limit: number;
    unit: 'items' | 'characters' | '';
  };
  /** `message` is the schema's own, for a form that is not known here. */
  'bad-format': { found: string; form: ValueForm; message: string };
  /** A text of nothing but spaces. */
  'blank-text': Record<string, never>;
  /** Something in a drawing that could run, load or be refused by the page's policy. */
  'unsafe-drawing': { what: DrawingPart };
}

/** How faults of files are put in words. */
export const fileFaults: FaultTexts<FileFaults> = {
  en: {
    syntax: ({ problem, message }) => SYNTAX.en(message)[problem],
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
      expected: known.length > 0 ? `one of ${someOf('en', known)}` : `no ${kind} at all`,
      mend: mendName('en', kind, name, known) ?? `Correct the name, or add the ${kind}.`,
    }),
    'missing-key': ({ key, expected }) => ({
      found: `"${key}" is missing.`,
      expected: `"${key}" with ${typeName('en', expected)}`,
      mend: `Add a line "${key}: ...".`,
    }),
    'no-frontmatter': () => ({
      found: 'The lesson does not begin with its title and summary.',
      expected: 'title, summary and checked between two lines ---',
      mend: 'Put these lines at the very top of the file.',
    }),
    'wrong-type': ({ found, expected }) => ({
      found: `Found "${found}".`,
      expected: typeName('en', expected),
      mend:
        expected === 'string'
          ? 'Put it in quotation marks.'
          : 'Write it without quotation marks, in the form named.',
    }),
    'not-one-of': ({ found, known }) => ({
      found: `Found "${found}".`,
      expected: `one of ${someOf('en', known)}`,
      mend: suggestion('en', found, known) ?? 'Choose one of these.',
    }),
    'out-of-range': ({ found, bound, limit, unit }) => ({
      found: `Found ${counted('en', found, unit)}.`,
      expected: `${bound === 'least' ? 'at least' : 'at most'} ${counted('en', limit, unit)}`,
      mend:
        bound === 'least' ? 'Add what is missing, or raise the number.' : 'Shorten it, or lower the number.',
    }),
    'bad-format': ({ found, form, message }) => ({
      found: `Found "${found}".`,
      expected: form === 'other' ? message : FORMS.en[form],
      mend: 'Write it in that form.',
    }),
    'blank-text': () => ({
      found: 'This text holds nothing but spaces.',
      expected: 'a text',
      mend: 'Write it, or remove the line.',
    }),
    'unsafe-drawing': ({ what }) => ({
      found: `The drawing contains ${DRAWING.en[what]}.`,
      expected: 'shapes only: no scripts, styles, handlers or outside addresses',
      mend: 'Use SVG attributes such as fill and stroke, and remove the rest.',
    }),
  },
  ar: {
    syntax: ({ problem, message }) => SYNTAX.ar(message)[problem],
    'missing-file': ({ name }) => ({
      found: `الملف ${name} غير موجود.`,
      expected: `ملف باسم ${name}`,
      mend: 'أنشئه.',
    }),
    'bad-file-name': ({ name }) => ({
      found: `الاسم «${name}» لا يعرفه القارئ.`,
      expected: 'رقمان وشرطة واسم مختصر للوحدات والدروس (01-first-hour.mdx)، واسم مختصر للاختبارات والرسوم',
      mend: 'أعد تسميته بأحرف لاتينية صغيرة وأرقام وشرطات مفردة.',
    }),
    'repeated-key': ({ key }) => ({
      found: `تكرّر المفتاح «${key}» هنا.`,
      expected: 'كل مفتاح مرة واحدة',
      mend: 'احذف أحدهما أو غيّر اسمه.',
    }),
    'unknown-name': ({ kind, name, known }) => ({
      found: `لا وجود هنا ${NAMES.ar[kind]} «${name}».`,
      expected: known.length > 0 ? `واحد من: ${someOf('ar', known)}` : 'ألا يُذكر شيء هنا',
      mend: mendName('ar', kind, name, known) ?? 'صحّح الاسم، أو أضف ما يدل عليه.',
    }),
    'missing-key': ({ key, expected }) => ({
      found: `المفتاح «${key}» ناقص.`,
      expected: `«${key}» وقيمته: ${typeName('ar', expected)}`,
      mend: `أضف سطرًا «${key}: ...».`,
    }),
    'no-frontmatter': () => ({
      found: 'لا يبدأ الدرس بعنوانه وملخصه.',
      expected: 'المفاتيح title وsummary وchecked بين سطرين ---',
      mend: 'ضع هذه الأسطر في رأس الملف.',
    }),
    'wrong-type': ({ found, expected }) => ({
      found: `وُجد «${found}».`,
      expected: typeName('ar', expected),
      mend:
        expected === 'string' ? 'ضعه بين علامتي تنصيص.' : 'اكتبه من دون علامتي تنصيص وعلى الصورة المذكورة.',
    }),
    'not-one-of': ({ found, known }) => ({
      found: `وُجد «${found}».`,
      expected: `واحد من: ${someOf('ar', known)}`,
      mend: suggestion('ar', found, known) ?? 'اختر واحدًا منها.',
    }),
    'out-of-range': ({ found, bound, limit, unit }) => ({
      found: `وُجد: ${counted('ar', found, unit)}.`,
      expected: `${bound === 'least' ? 'الحد الأدنى' : 'الحد الأقصى'}: ${counted('ar', limit, unit)}`,
      mend: bound === 'least' ? 'أكمل الناقص، أو ارفع العدد.' : 'اختصر، أو اخفض العدد.',
    }),
    'bad-format': ({ found, form, message }) => ({
      found: `وُجد «${found}».`,
      expected: form === 'other' ? message : FORMS.ar[form],
      mend: 'اكتبه على هذه الصورة.',
    }),
    'blank-text': () => ({
      found: 'ليس في هذا النص غير المسافات.',
      expected: 'نص مكتوب',
      mend: 'اكتبه، أو احذف السطر.',
    }),
    'unsafe-drawing': ({ what }) => ({
      found: `في الرسم ${DRAWING.ar[what]}.`,
      expected: 'أشكال فقط، بلا برامج ولا أنماط ولا أحداث ولا عناوين خارجية',
      mend: 'استعمل سمات SVG مثل fill وstroke، واحذف ما سواها.',
    }),
  },
  fr: {
    syntax: ({ problem, message }) => SYNTAX.fr(message)[problem],
    'missing-file': ({ name }) => ({
      found: `${name} est absent.`,
      expected: `un fichier ${name}`,
      mend: 'Créez-le.',
    }),
    'bad-file-name': ({ name }) => ({
      found: `« ${name} » n’est pas un nom que le lecteur connaît.`,
      expected:
        'deux chiffres, un trait d’union et un nom court pour les modules et les leçons (01-first-hour.mdx) ; un nom court pour les quiz et les figures',
      mend: 'Renommez-le : minuscules, chiffres et traits d’union simples.',
    }),
    'repeated-key': ({ key }) => ({
      found: `La clé « ${key} » figure ici une seconde fois.`,
      expected: 'chaque clé une seule fois',
      mend: 'Supprimez l’une des deux, ou renommez-la.',
    }),
    'unknown-name': ({ kind, name, known }) => ({
      found: `${NAMES.fr[kind]} ne porte ici le nom « ${name} ».`,
      expected: known.length > 0 ? `l’un de ces noms : ${someOf('fr', known)}` : 'aucun nom',
      mend: mendName('fr', kind, name, known) ?? 'Corrigez le nom, ou ajoutez ce qu’il désigne.',
    }),
    'missing-key': ({ key, expected }) => ({
      found: `« ${key} » manque.`,
      expected: `« ${key} » avec ${typeName('fr', expected)}`,
      mend: `Ajoutez une ligne « ${key}: ... ».`,
    }),
    'no-frontmatter': () => ({
      found: 'La leçon ne commence pas par son titre et son résumé.',
      expected: 'title, summary et checked entre deux lignes ---',
      mend: 'Placez ces lignes tout en haut du fichier.',
    }),
    'wrong-type': ({ found, expected }) => ({
      found: `Trouvé : « ${found} ».`,
      expected: typeName('fr', expected),
      mend:
        expected === 'string'
          ? 'Mettez-le entre guillemets droits.'
          : 'Écrivez-le sans guillemets, sous la forme indiquée.',
    }),
    'not-one-of': ({ found, known }) => ({
      found: `Trouvé : « ${found} ».`,
      expected: `l’une de ces valeurs : ${someOf('fr', known)}`,
      mend: suggestion('fr', found, known) ?? 'Choisissez l’une d’elles.',
    }),
    'out-of-range': ({ found, bound, limit, unit }) => ({
      found: `Trouvé : ${counted('fr', found, unit)}.`,
      expected: `${bound === 'least' ? 'au moins' : 'au plus'} ${counted('fr', limit, unit)}`,
      mend:
        bound === 'least'
          ? 'Ajoutez ce qui manque, ou augmentez le nombre.'
          : 'Raccourcissez, ou diminuez le nombre.',
    }),
    'bad-format': ({ found, form, message }) => ({
      found: `Trouvé : « ${found} ».`,
      expected: form === 'other' ? message : FORMS.fr[form],
      mend: 'Écrivez-le sous cette forme.',
    }),
    'blank-text': () => ({
      found: 'Ce texte ne contient que des espaces.',
      expected: 'un texte',
      mend: 'Écrivez-le, ou supprimez la ligne.',
    }),
    'unsafe-drawing': ({ what }) => ({
      found: `Le dessin contient ${DRAWING.fr[what]}.`,
      expected: 'des formes seulement : ni script, ni style, ni gestionnaire, ni adresse extérieure',
      mend: 'Employez les attributs SVG tels que fill et stroke, et supprimez le reste.',
    }),
  },
};
