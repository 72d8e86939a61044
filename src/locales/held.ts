import type { Locale } from '../schemas/atoms.ts';

const en = {
  title: 'Your data',
  lede: 'Everything that the academy holds about you, in one file: your account, what you read and answered, your results, and what the record says of you.',
  format: 'A ZIP archive of tables (CSV), the same as JSON, and a note that explains them.',
  download: 'Download your data',
  /** The name of the note in the archive. */
  noteName: 'READ ME.txt',
  noteTitle: 'What the academy holds about you',
  noteOf: (name: string, email: string) => `${name}, ${email}`,
  noteMade: (instant: string, place: string) => `Taken out on ${instant} (UTC) at ${place}`,
  noteFiles:
    'Each table is a file that a spreadsheet opens. data.json holds all of them, exactly as they are kept. In the tables a text that a spreadsheet could take for a formula has an apostrophe before it. All times are UTC.',
  noteEmpty: 'A file without rows means that nothing of its kind is held.',
  noteLeftOut:
    'Left out is what would open a door to whoever found this file: your password (kept only as a hash), the marks by which your sessions are known, and the secrets of links and of the second step. What your answers in a graded quiz are worth is left out until it is handed in.',
  noteSafe:
    'Keep this file where others do not read it. If something in it is wrong, tell your administrator.',
  parts: {
    users: { file: 'account', text: 'Your name, address, role, language and settings.' },
    ministries: { file: 'ministry', text: 'The ministry to which your account belongs.' },
    accounts: { file: 'sign-in', text: 'By what you sign in, and since when.' },
    sessions: { file: 'sessions', text: 'Where you are signed in: browser, address, times.' },
    totps: { file: 'app-codes', text: 'Since when an app gives you codes for signing in.' },
    totp_claims: {
      file: 'app-codes-used',
      text: 'Which codes of it were used: steps of 30 seconds since 1970.',
    },
    recovery_codes: {
      file: 'recovery-codes',
      text: 'Your recovery codes: since when, and when each was used.',
    },
    passkeys: { file: 'passkeys', text: 'Your passkeys: their names, and when they were used.' },
    invitations: { file: 'invitations', text: 'Invitations that were sent to your address.' },
    messages: {
      file: 'messages',
      text: 'Messages that were sent to your address: when, and under which subject.',
    },
    password_resets: { file: 'password-links', text: 'When you asked for a link for a new password.' },
    teachings: { file: 'teaching', text: 'The courses that you teach.' },
    positions: { file: 'places', text: 'Where you were last in each lesson.' },
    completions: { file: 'completed', text: 'What you marked as read or have completed.' },
    enrolments: { file: 'courses', text: 'How far you have come in each course.' },
    attempts: { file: 'attempts', text: 'Your attempts at quizzes, and their results.' },
    answers: { file: 'answers', text: 'Every answer that you gave.' },
    events: { file: 'record', text: 'What the record says that you did, or that was done to you.' },
    event_details: { file: 'record-details', text: 'What else it says of what was done to you, by number.' },
  },
};

type Texts = typeof en;

const ar: Texts = {
  title: 'ما يُحفظ عنك',
  lede: 'كل ما تحتفظ به الأكاديمية عنك في ملف واحد: حسابك، وما قرأته وأجبت عنه، ونتائجك، وما يقوله السجل عنك.',
  format: 'ملف مضغوط (ZIP) فيه جداول (CSV)، والبيانات نفسها بصيغة JSON، وورقة تشرحها.',
  download: 'نزّل كل ما يُحفظ عنك',
  noteName: 'اقرأني.txt',
  noteTitle: 'ما تحتفظ به الأكاديمية عنك',
  noteOf: (name, email) => `${name}، ${email}`,
  noteMade: (instant, place) => `استُخرجت في ${instant} (بالتوقيت العالمي) من ${place}`,
  noteFiles:
    'كل جدول ملف تفتحه برامج الجداول. ويضم data.json الجداول كلها كما هي محفوظة تمامًا. وفي الجداول تسبق فاصلة عليا كل نص قد يحسبه البرنامج معادلة. والأوقات كلها بالتوقيت العالمي.',
  noteEmpty: 'الملف الخالي من الصفوف يعني أن لا شيء من نوعه محفوظ عنك.',
  noteLeftOut:
    'تُرك منها ما يفتح بابًا لمن يعثر على هذا الملف: كلمة السر (ولا تُحفظ إلا بصمتها)، والعلامات التي تُعرف بها جلساتك، وأسرار الروابط والخطوة الثانية. ولا تُذكر درجات إجاباتك في اختبار محسوب حتى تسلّمه.',
  noteSafe: 'احفظ هذا الملف حيث لا يقرؤه غيرك. وإن وجدت فيه خطأ فأخبر المدير.',
  parts: {
    users: { file: 'account', text: 'اسمك وعنوانك ودورك ولغتك وإعداداتك.' },
    ministries: { file: 'ministry', text: 'الوزارة التي يتبعها حسابك.' },
    accounts: { file: 'sign-in', text: 'بماذا تدخل، ومنذ متى.' },
    sessions: { file: 'sessions', text: 'أين دخلت: المتصفح والعنوان والأوقات.' },
    totps: { file: 'app-codes', text: 'منذ متى يعطيك تطبيق رموزًا للدخول.' },
    totp_claims: { file: 'app-codes-used', text: 'ما استُعمل من رموزه، بعدد مراحل من ثلاثين ثانية منذ 1970.' },
    recovery_codes: { file: 'recovery-codes', text: 'رموز الاسترداد: منذ متى، ومتى استُعمل كل منها.' },
    passkeys: { file: 'passkeys', text: 'مفاتيح المرور: أسماؤها ومتى استُعملت.' },
    invitations: { file: 'invitations', text: 'الدعوات التي أُرسلت إلى عنوانك.' },
    messages: { file: 'messages', text: 'الرسائل التي أُرسلت إلى عنوانك: متى، وبأي موضوع.' },
    password_resets: { file: 'password-links', text: 'متى طلبت رابطًا لكلمة سر جديدة.' },
    teachings: { file: 'teaching', text: 'المقررات التي تدرّسها.' },
    positions: { file: 'places', text: 'آخر موضع بلغته في كل درس.' },
    completions: { file: 'completed', text: 'ما أشرت إلى أنك قرأته أو أتممته.' },
    enrolments: { file: 'courses', text: 'ما بلغته في كل مقرر.' },
    attempts: { file: 'attempts', text: 'محاولاتك في الاختبارات ونتائجها.' },
    answers: { file: 'answers', text: 'كل إجابة أجبت بها.' },
    events: { file: 'record', text: 'ما يقوله السجل عما فعلته أو فُعل بحسابك.' },
    event_details: { file: 'record-details', text: 'ما يزيده السجل عما فُعل بحسابك، برقمه.' },
  },
};

const fr: Texts = {
  title: 'Vos données',
  lede: 'Tout ce que l’académie conserve sur vous, en un seul fichier : votre compte, ce que vous avez lu et répondu, vos résultats et ce que le registre dit de vous.',
  format: 'Une archive ZIP de tableaux (CSV), les mêmes en JSON, et une note qui les explique.',
  download: 'Télécharger vos données',
  noteName: 'LISEZ-MOI.txt',
  noteTitle: 'Ce que l’académie conserve sur vous',
  noteOf: (name, email) => `${name}, ${email}`,
  noteMade: (instant, place) => `Extrait le ${instant} (UTC) de ${place}`,
  noteFiles:
    'Chaque tableau est un fichier qu’un tableur ouvre. data.json les contient tous, exactement tels qu’ils sont conservés. Dans les tableaux, une apostrophe précède tout texte qu’un tableur pourrait prendre pour une formule. Toutes les heures sont en UTC.',
  noteEmpty: 'Un fichier sans ligne signifie que rien de tel n’est conservé.',
  noteLeftOut:
    'N’y figure pas ce qui ouvrirait une porte à qui trouverait ce fichier : votre mot de passe (conservé seulement sous forme d’empreinte), les marques de vos sessions, les secrets des liens et de la seconde étape. La valeur de vos réponses à un questionnaire noté n’y figure qu’après sa remise.',
  noteSafe:
    'Gardez ce fichier là où d’autres ne le lisent pas. Si quelque chose y est inexact, dites-le à votre administrateur.',
  parts: {
    users: { file: 'account', text: 'Votre nom, adresse, rôle, langue et réglages.' },
    ministries: { file: 'ministry', text: 'Le ministère dont relève votre compte.' },
    accounts: { file: 'sign-in', text: 'Par quoi vous vous connectez, et depuis quand.' },
    sessions: { file: 'sessions', text: 'Où vous êtes connecté : navigateur, adresse, heures.' },
    totps: { file: 'app-codes', text: 'Depuis quand une application vous donne des codes de connexion.' },
    totp_claims: { file: 'app-codes-used', text: 'Ses codes utilisés : pas de 30 secondes depuis 1970.' },
    recovery_codes: {
      file: 'recovery-codes',
      text: 'Vos codes de secours : depuis quand, et quand chacun a servi.',
    },
    passkeys: { file: 'passkeys', text: 'Vos clés d’accès : leurs noms, et quand elles ont servi.' },
    invitations: { file: 'invitations', text: 'Les invitations envoyées à votre adresse.' },
    messages: { file: 'messages', text: 'Les messages envoyés à votre adresse : quand, et avec quel objet.' },
    password_resets: {
      file: 'password-links',
      text: 'Quand vous avez demandé un lien pour un nouveau mot de passe.',
    },
    teachings: { file: 'teaching', text: 'Les cours que vous enseignez.' },
    positions: { file: 'places', text: 'Où vous en étiez dans chaque leçon.' },
    completions: { file: 'completed', text: 'Ce que vous avez marqué comme lu ou achevé.' },
    enrolments: { file: 'courses', text: 'Où vous en êtes dans chaque cours.' },
    attempts: { file: 'attempts', text: 'Vos tentatives aux questionnaires et leurs résultats.' },
    answers: { file: 'answers', text: 'Chaque réponse que vous avez donnée.' },
    events: { file: 'record', text: 'Ce que le registre dit que vous avez fait, ou qui vous a été fait.' },
    event_details: {
      file: 'record-details',
      text: 'Ce qu’il ajoute sur ce qui vous a été fait, par numéro.',
    },
  },
};

/** Texts of the download of one's own data, and of the note in it. */
export const held: Record<Locale, Texts> = { en, ar, fr };
