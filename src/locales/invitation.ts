import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

const people = (n: number) => plural('en', n, { one: 'one person', other: '{n} people' });

const en = {
  title: 'Invite people',
  lede: 'Each gets a message with a link that works once, for a week. First you see what will happen.',
  one: 'One person',
  many: 'Several at once',
  list: 'Paste a list, one person a line',
  listHint:
    'An address is enough. More, parted by commas, semicolons or tabs: address, name, role, language, ministry, courses. Also: Name <address>.',
  file: 'Or choose a CSV file',
  fileHint: 'Up to 5,000 people. A first line that names the columns may put them in any order.',
  terms: 'For everybody of whom the list says nothing else',
  language: 'Language of the message',
  courses: 'Courses, for instructors',
  look: 'See what will happen',
  preview: {
    good: (n: number) =>
      plural('en', n, { one: 'One person will be invited', other: '{n} people will be invited' }),
    nobody: 'Nobody will be invited',
    bad: (n: number) => plural('en', n, { one: 'One row is left out', other: '{n} rows are left out' }),
    nothing: 'Nothing is written yet.',
    guessed: (encoding: string) =>
      `The file does not say how it is encoded. It was read as ${encoding}: look whether the names are right. If not, save it as “CSV UTF-8”.`,
    go: (n: number) => `Invite ${people(n)}`,
    line: 'Line',
    person: 'Person',
    as: 'As',
    written: 'What stands there',
    why: 'Why it is left out',
    mend: 'Change the list',
  },
  faults: {
    email: 'This is not an e-mail address.',
    name: 'The name is longer than 120 characters, or cannot be read.',
    role: 'There is no such role: trainee, instructor, officer, administrator.',
    language: 'There is no such language: en, ar, fr.',
    ministry: 'There is no ministry of this name.',
    officer: 'An officer needs a ministry.',
    course: 'There is no such course. Courses are named as in their addresses.',
    teaches: 'Courses are for instructors only.',
    twice: 'The address stands further up already.',
    person: 'This person has an account already.',
    invited: 'This person is invited already: a new link can be sent below.',
  },
  sent: (n: number) =>
    plural('en', n, {
      zero: 'Nobody was left to invite.',
      one: 'One person is invited. The message is on its way.',
      other: '{n} people are invited. The messages are on their way.',
    }),
  resent: 'A message with a link is on its way.',
  withdrawn: 'The invitation is withdrawn. Its link no longer works.',
  waiting: 'Not accepted yet',
  waitingNone: 'Nobody is awaited. Whoever is invited stands here until they come.',
  person: 'Person',
  invited: 'Invited',
  message: 'Message',
  until: (date: string) => `until ${date}`,
  expired: 'the link has expired',
  states: { queued: 'on its way', delayed: 'delayed, tried again', sent: 'sent', failed: 'refused' },
  resend: 'Send a new link',
  withdraw: 'Withdraw',
  page: (at: number, of: number) => `Page ${number('en', at)} of ${number('en', of)}`,
};

type Texts = typeof en;

const arPeople = (n: number) =>
  plural('ar', n, { one: 'شخص واحد', two: 'شخصين', few: '{n} أشخاص', other: '{n} شخصًا' });

const ar: Texts = {
  title: 'ادعُ أشخاصًا',
  lede: 'تصل كلًّا منهم رسالة فيها رابط يصلح مرة واحدة مدة أسبوع. وترى أولًا ما سيحدث.',
  one: 'شخص واحد',
  many: 'عدة أشخاص معًا',
  list: 'ألصق قائمة، شخص في كل سطر',
  listHint:
    'يكفي العنوان. وإن زدت فافصل بفواصل أو فواصل منقوطة أو مسافات جدولة: العنوان، الاسم، الدور، اللغة، الوزارة، المقررات. ويصح أيضًا: الاسم <العنوان>.',
  file: 'أو اختر ملف CSV',
  fileHint: 'حتى ٥٠٠٠ شخص. وإن سمّى السطر الأول الأعمدة جاز أي ترتيب لها.',
  terms: 'لكل من لا تذكر القائمة عنه غير ذلك',
  language: 'لغة الرسالة',
  courses: 'المقررات، للمدرّسين',
  look: 'انظر ما سيحدث',
  preview: {
    good: (n) =>
      plural('ar', n, {
        one: 'سيُدعى شخص واحد',
        two: 'سيُدعى شخصان',
        few: 'سيُدعى {n} أشخاص',
        other: 'سيُدعى {n} شخصًا',
      }),
    nobody: 'لن يُدعى أحد',
    bad: (n) =>
      plural('ar', n, {
        one: 'يُترك سطر واحد',
        two: 'يُترك سطران',
        few: 'تُترك {n} أسطر',
        other: 'يُترك {n} سطرًا',
      }),
    nothing: 'لم يُكتب شيء بعد.',
    guessed: (encoding) =>
      `لا يذكر الملف ترميزه، فقُرئ على أنه ${encoding}. تحقق من صحة الأسماء، فإن لم تصح فاحفظه بصيغة «CSV UTF-8».`,
    go: (n) => `ادعُ ${arPeople(n)}`,
    line: 'السطر',
    person: 'الشخص',
    as: 'الصفة',
    written: 'المكتوب',
    why: 'سبب تركه',
    mend: 'غيّر القائمة',
  },
  faults: {
    email: 'هذا ليس عنوان بريد.',
    name: 'الاسم أطول من ١٢٠ حرفًا أو لا يُقرأ.',
    role: 'لا دور بهذا الاسم. الأدوار: متدرب، مدرّس، مسؤول، مدير.',
    language: 'لا لغة بهذا الاسم. اللغات: en، ar، fr.',
    ministry: 'لا وزارة بهذا الاسم.',
    officer: 'لا بد للمسؤول من وزارة.',
    course: 'لا مقرر بهذا الاسم. تُسمى المقررات كما في عناوينها.',
    teaches: 'المقررات للمدرّسين وحدهم.',
    twice: 'ورد العنوان في سطر سابق.',
    person: 'لهذا الشخص حساب من قبل.',
    invited: 'هذا الشخص مدعو من قبل، ويمكن أدناه إرسال رابط جديد إليه.',
  },
  sent: (n) =>
    plural('ar', n, {
      zero: 'لم يبق من يُدعى.',
      one: 'دُعي شخص واحد، والرسالة في طريقها إليه.',
      two: 'دُعي شخصان، والرسالتان في طريقهما إليهما.',
      few: 'دُعي {n} أشخاص، والرسائل في طريقها إليهم.',
      other: 'دُعي {n} شخصًا، والرسائل في طريقها إليهم.',
    }),
  resent: 'رسالة فيها رابط في الطريق.',
  withdrawn: 'سُحبت الدعوة، ولم يعد رابطها صالحًا.',
  waiting: 'لم يقبلوا بعد',
  waitingNone: 'لا يُنتظر أحد. ومن يُدعَ يبقَ هنا حتى يأتي.',
  person: 'الشخص',
  invited: 'الدعوة',
  message: 'الرسالة',
  until: (date) => `حتى ${date}`,
  expired: 'انتهت مدة الرابط',
  states: { queued: 'في الطريق', delayed: 'تأخرت ويُعاد إرسالها', sent: 'أُرسلت', failed: 'رُفضت' },
  resend: 'أرسل رابطًا جديدًا',
  withdraw: 'اسحب الدعوة',
  page: (at, of) => `الصفحة ${number('ar', at)} من ${number('ar', of)}`,
};

const frPeople = (n: number) => plural('fr', n, { one: 'une personne', other: '{n} personnes' });

const fr: Texts = {
  title: 'Inviter des personnes',
  lede: 'Chacune reçoit un message dont le lien sert une fois, pendant une semaine. Vous voyez d’abord ce qui va se passer.',
  one: 'Une personne',
  many: 'Plusieurs à la fois',
  list: 'Coller une liste, une personne par ligne',
  listHint:
    'L’adresse suffit. Pour en dire plus, séparez par des virgules, des points-virgules ou des tabulations : adresse, nom, rôle, langue, ministère, cours. Ou encore : Nom <adresse>.',
  file: 'Ou choisir un fichier CSV',
  fileHint: 'Jusqu’à 5 000 personnes. Une première ligne qui nomme les colonnes en fixe l’ordre.',
  terms: 'Pour tous ceux dont la liste ne dit rien d’autre',
  language: 'Langue du message',
  courses: 'Cours, pour les formateurs',
  look: 'Voir ce qui va se passer',
  preview: {
    good: (n) =>
      plural('fr', n, { one: 'Une personne sera invitée', other: '{n} personnes seront invitées' }),
    nobody: 'Personne ne sera invité',
    bad: (n) =>
      plural('fr', n, { one: 'Une ligne est laissée de côté', other: '{n} lignes sont laissées de côté' }),
    nothing: 'Rien n’est encore écrit.',
    guessed: (encoding) =>
      `Le fichier ne dit pas son encodage. Il a été lu comme ${encoding} : vérifiez les noms. S’ils sont faux, enregistrez-le en « CSV UTF-8 ».`,
    go: (n) => `Inviter ${frPeople(n)}`,
    line: 'Ligne',
    person: 'Personne',
    as: 'En tant que',
    written: 'Ce qui est écrit',
    why: 'Pourquoi elle est laissée de côté',
    mend: 'Modifier la liste',
  },
  faults: {
    email: 'Ce n’est pas une adresse électronique.',
    name: 'Le nom dépasse 120 caractères, ou est illisible.',
    role: 'Ce rôle n’existe pas : stagiaire, formateur, responsable, administrateur.',
    language: 'Cette langue n’existe pas : en, ar, fr.',
    ministry: 'Aucun ministère ne porte ce nom.',
    officer: 'Un responsable a besoin d’un ministère.',
    course: 'Ce cours n’existe pas. Les cours se nomment comme dans leur adresse.',
    teaches: 'Les cours sont pour les formateurs seulement.',
    twice: 'L’adresse figure déjà plus haut.',
    person: 'Cette personne a déjà un compte.',
    invited: 'Cette personne est déjà invitée : un nouveau lien peut être envoyé ci-dessous.',
  },
  sent: (n) =>
    plural('fr', n, {
      zero: 'Il ne restait personne à inviter.',
      one: 'Une personne est invitée. Le message est en route.',
      other: '{n} personnes sont invitées. Les messages sont en route.',
    }),
  resent: 'Un message avec un lien est en route.',
  withdrawn: 'L’invitation est retirée. Son lien ne fonctionne plus.',
  waiting: 'Pas encore acceptées',
  waitingNone: 'Personne n’est attendu. Les personnes invitées figurent ici jusqu’à leur venue.',
  person: 'Personne',
  invited: 'Invitée',
  message: 'Message',
  until: (date) => `jusqu’au ${date}`,
  expired: 'le lien a expiré',
  states: { queued: 'en route', delayed: 'retardé, nouvel essai', sent: 'envoyé', failed: 'refusé' },
  resend: 'Envoyer un nouveau lien',
  withdraw: 'Retirer',
  page: (at, of) => `Page ${number('fr', at)} sur ${number('fr', of)}`,
};

/** Texts of the page on which people are invited. */
export const invitation: Record<Locale, Texts> = { en, ar, fr };
