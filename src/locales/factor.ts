import type { Locale } from '../schemas/atoms.ts';

const en = {
  secondTitle: 'One step more',
  secondLede: 'Your password was right. Now show by something that you have that it is you.',
  givePasskeyNeeded: 'Your role needs a passkey here. If yours is lost, a recovery code stands in for it.',
  codeOrRecovery: 'Code from the app, or a recovery code',
  recoveryOnly: 'A recovery code',
  go: 'Go on',
  usePasskey: 'Use a passkey',
  lost: 'Everything lost? The people who run this academy can take the second step off your account.',
  signInWithPasskey: 'Use a passkey instead',
  setUpTitle: 'A second step is needed',
  setUpLede: {
    any: 'Everybody with your role here shows with something they have, beside the password, who they are. Set that up once: it takes two minutes. Your work is kept, and you go on from where you were.',
    passkey:
      'Everybody with your role here signs in with a passkey. Add yours once: it takes a minute. Your work is kept, and you go on from where you were.',
  },
  passkey: {
    cancelled: 'Nothing was sent: it was cancelled, or took too long. Press again when you are ready.',
    known: 'This device holds a passkey for your account already.',
    failed: 'This device or browser could not do it. Nothing was changed.',
    unsupported: 'This browser knows no passkeys.',
  },
  needsScript: 'Passkeys need JavaScript, which is switched off here.',

  rulesTitle: 'Second step by role',
  rulesLede: {
    everybody: 'What each role shows beside the password, in every ministry.',
    ministry: 'What each role in your ministry shows beside the password.',
  },
  rulesHow:
    'Those who do not have it yet are led to set it up at their next page, before anything else. They stay signed in, and what they saved is kept.',
  demand: 'Needed beside the password',
  demands: { none: 'Nothing', any: 'App or passkey', passkey: 'Passkey' },
  floor: (demand: string) => `In every ministry at least: ${demand}`,
  have: 'Set up so far',
  haveOf: (any: string, people: string, passkeys: string) =>
    `${any} of ${people}, with a passkey ${passkeys}`,
  nobody: 'Nobody has this role yet.',
  save: 'Save',
  ruleSaved: (role: string, demand: string) => `${role}: ${demand}. It holds from now on.`,
};

type Texts = typeof en;

const ar: Texts = {
  secondTitle: 'خطوة أخرى',
  secondLede: 'كلمة السر صحيحة. بقي أن تُثبت بشيء في حوزتك أنك أنت.',
  givePasskeyNeeded: 'يلزم دورك هنا مفتاح مرور. فإن ضاع مفتاحك قام رمز استرداد مقامه.',
  codeOrRecovery: 'رمز من التطبيق أو رمز استرداد',
  recoveryOnly: 'رمز استرداد',
  go: 'تابِع',
  usePasskey: 'استعمل مفتاح مرور',
  lost: 'ضاع كل شيء؟ يستطيع القائمون على هذه الأكاديمية رفع الخطوة الثانية عن حسابك.',
  signInWithPasskey: 'أو استعمل مفتاح مرور',
  setUpTitle: 'تلزم خطوة ثانية',
  setUpLede: {
    any: 'كل من له دورك هنا يُثبت هويته بشيء في حوزته إلى جانب كلمة السر. أعدّ ذلك مرة واحدة، ولن يستغرق إلا دقيقتين. عملك محفوظ، وستتابع من حيث كنت.',
    passkey:
      'كل من له دورك هنا يدخل بمفتاح مرور. أضف مفتاحك مرة واحدة، ولن يستغرق إلا دقيقة. عملك محفوظ، وستتابع من حيث كنت.',
  },
  passkey: {
    cancelled: 'لم يُرسل شيء: أُلغي الأمر أو طال. اضغط من جديد حين تكون مستعدًا.',
    known: 'في هذا الجهاز مفتاح مرور لحسابك من قبل.',
    failed: 'لم يتمكن هذا الجهاز أو المتصفح من ذلك. لم يتغيّر شيء.',
    unsupported: 'هذا المتصفح لا يعرف مفاتيح المرور.',
  },
  needsScript: 'تحتاج مفاتيح المرور إلى جافاسكربت، وهو معطّل هنا.',

  rulesTitle: 'الخطوة الثانية لكل دور',
  rulesLede: {
    everybody: 'ما يُثبت به كل دور هويته إلى جانب كلمة السر، في كل الوزارات.',
    ministry: 'ما يُثبت به كل دور في وزارتك هويته إلى جانب كلمة السر.',
  },
  rulesHow:
    'من لم يُعدّ ذلك بعد يُقاد إلى إعداده عند أول صفحة يفتحها، قبل أي شيء آخر. ويبقى داخلًا، وما حفظه باقٍ.',
  demand: 'ما يلزم إلى جانب كلمة السر',
  demands: { none: 'لا شيء', any: 'تطبيق أو مفتاح مرور', passkey: 'مفتاح مرور' },
  floor: (demand) => `في كل الوزارات على الأقل: ${demand}`,
  have: 'من أعدّه حتى الآن',
  haveOf: (any, people, passkeys) => `${any} من ${people}، منهم بمفتاح مرور ${passkeys}`,
  nobody: 'لا أحد له هذا الدور بعد.',
  save: 'احفظ',
  ruleSaved: (role, demand) => `${role}: ${demand}. يسري ذلك من الآن.`,
};

const fr: Texts = {
  secondTitle: 'Encore une étape',
  secondLede: 'Votre mot de passe était bon. Montrez maintenant que c’est vous par une chose que vous avez.',
  givePasskeyNeeded:
    'Votre rôle exige ici une clé d’accès. Si la vôtre est perdue, un code de secours la remplace.',
  codeOrRecovery: 'Code de l’application, ou code de secours',
  recoveryOnly: 'Un code de secours',
  go: 'Continuer',
  usePasskey: 'Utiliser une clé d’accès',
  lost: 'Tout est perdu ? Ceux qui tiennent cette académie peuvent retirer la seconde étape de votre compte.',
  signInWithPasskey: 'Utiliser plutôt une clé d’accès',
  setUpTitle: 'Une seconde étape est nécessaire',
  setUpLede: {
    any: 'Tous ceux qui ont votre rôle ici montrent qui ils sont par une chose qu’ils ont, en plus du mot de passe. Configurez-la une fois : il faut deux minutes. Votre travail est conservé, et vous continuerez où vous étiez.',
    passkey:
      'Tous ceux qui ont votre rôle ici se connectent avec une clé d’accès. Ajoutez la vôtre une fois : il faut une minute. Votre travail est conservé, et vous continuerez où vous étiez.',
  },
  passkey: {
    cancelled:
      'Rien n’a été envoyé : c’était annulé, ou trop long. Appuyez de nouveau quand vous serez prêt.',
    known: 'Cet appareil contient déjà une clé d’accès pour votre compte.',
    failed: 'Cet appareil ou ce navigateur n’a pas pu le faire. Rien n’a été modifié.',
    unsupported: 'Ce navigateur ne connaît pas les clés d’accès.',
  },
  needsScript: 'Les clés d’accès demandent JavaScript, qui est désactivé ici.',

  rulesTitle: 'Seconde étape par rôle',
  rulesLede: {
    everybody: 'Ce que chaque rôle montre en plus du mot de passe, dans tous les ministères.',
    ministry: 'Ce que chaque rôle de votre ministère montre en plus du mot de passe.',
  },
  rulesHow:
    'Ceux qui ne l’ont pas encore sont conduits à la configurer à leur prochaine page, avant toute autre chose. Ils restent connectés, et ce qu’ils ont enregistré est conservé.',
  demand: 'Exigé en plus du mot de passe',
  demands: { none: 'Rien', any: 'Application ou clé d’accès', passkey: 'Clé d’accès' },
  floor: (demand) => `Dans tous les ministères au moins : ${demand}`,
  have: 'Configurée jusqu’ici',
  haveOf: (any, people, passkeys) => `${any} sur ${people}, avec une clé d’accès ${passkeys}`,
  nobody: 'Personne n’a encore ce rôle.',
  save: 'Enregistrer',
  ruleSaved: (role, demand) => `${role} : ${demand}. Cela vaut dès maintenant.`,
};

/** Texts of the second factor: where it is given, set up because a role needs it, and asked of a role. */
export const factor: Record<Locale, Texts> = { en, ar, fr };

/** What the script about passkeys says. */
export type PasskeyTexts = Texts['passkey'];
