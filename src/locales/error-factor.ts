import type { Locale } from '../schemas/atoms.ts';

const en = {
  factor_owed:
    'Your second step is still to be given, so nothing was changed by this. What was saved before is kept. Open any page of the academy: it leads you there.',
  wrong_code: 'This code is not right. Look at the newest one in the app, or try a recovery code.',
  code_used: 'This code has been used already: each opens once. Wait for the next one in the app.',
  code_limited: 'There were too many wrong codes. Nothing was changed. Wait a minute and try again.',
  passkey_needed:
    'Your role needs a passkey: a code from the app is not enough. Use your passkey, or a recovery code if it is lost.',
  passkey_refused:
    'The passkey was not accepted. The device must check that it is you, by finger, face or PIN. Nothing was changed. Try again.',
  passkey_unknown: 'This passkey is not known here; it may have been removed. Sign in another way.',
  passkey_stale: 'The page had been open for too long. Nothing was changed. Press once more.',
  passkey_known: 'This passkey has been added already.',
  passkey_many: 'That is as many passkeys as one account can have. Remove one first.',
  totp_there: 'An app is set up already, or there is nothing to confirm. Nothing was changed.',
  confirm_first: 'Not done yet: first confirm with your password that it is you.',
  factor_needed: 'Your role needs it, so it was kept. Set up another first, then remove this one.',
  own_factor_first:
    'Set this up for your own account first. Otherwise you would lock yourself out. Nothing was changed.',
};

const ar: typeof en = {
  factor_owed:
    'ما زالت خطوتك الثانية مطلوبة، فلم يتغيّر بهذا شيء. وما حُفظ من قبل باقٍ. افتح أي صفحة من الأكاديمية تقُدك إليها.',
  wrong_code: 'هذا الرمز غير صحيح. انظر أحدث رمز في التطبيق، أو جرّب رمز استرداد.',
  code_used: 'استُعمل هذا الرمز من قبل، وكل رمز يفتح مرة واحدة. انتظر الرمز التالي في التطبيق.',
  code_limited: 'أُدخلت رموز خاطئة كثيرة. لم يتغيّر شيء. انتظر دقيقة ثم حاول من جديد.',
  passkey_needed: 'يلزم دورك مفتاح مرور، ولا يكفي رمز من التطبيق. استعمل مفتاحك، أو رمز استرداد إن ضاع.',
  passkey_refused:
    'لم يُقبل مفتاح المرور. على الجهاز أن يتحقق منك بالإصبع أو الوجه أو الرقم السري. لم يتغيّر شيء. حاول من جديد.',
  passkey_unknown: 'مفتاح المرور هذا غير معروف هنا، ولعله أُزيل. ادخل بطريقة أخرى.',
  passkey_stale: 'بقيت الصفحة مفتوحة طويلًا. لم يتغيّر شيء. اضغط مرة أخرى.',
  passkey_known: 'أُضيف مفتاح المرور هذا من قبل.',
  passkey_many: 'بلغت مفاتيح المرور أقصى ما يسعه حساب واحد. أزل واحدًا أولًا.',
  totp_there: 'هناك تطبيق مُعدّ من قبل، أو ليس هناك ما يُؤكَّد. لم يتغيّر شيء.',
  confirm_first: 'لم يتم بعد: أكّد بكلمة السر أولًا أنك أنت.',
  factor_needed: 'يلزم دورك هذا، فأُبقي عليه. أعدّ غيره أولًا ثم أزل هذا.',
  own_factor_first: 'أعدّ هذا لحسابك أولًا، وإلا أغلقت الباب على نفسك. لم يتغيّر شيء.',
};

const fr: typeof en = {
  factor_owed:
    'Votre seconde étape reste à faire : ceci n’a donc rien modifié. Ce qui était enregistré est conservé. Ouvrez n’importe quelle page de l’académie, elle vous y conduit.',
  wrong_code:
    'Ce code n’est pas bon. Regardez le plus récent dans l’application, ou essayez un code de secours.',
  code_used: 'Ce code a déjà servi : chacun ouvre une seule fois. Attendez le suivant dans l’application.',
  code_limited: 'Trop de codes erronés. Rien n’a été modifié. Attendez une minute et réessayez.',
  passkey_needed:
    'Votre rôle exige une clé d’accès : un code de l’application ne suffit pas. Utilisez votre clé, ou un code de secours si elle est perdue.',
  passkey_refused:
    'La clé d’accès n’a pas été acceptée. L’appareil doit vérifier que c’est vous, par le doigt, le visage ou un code. Rien n’a été modifié. Réessayez.',
  passkey_unknown:
    'Cette clé d’accès n’est pas connue ici ; elle a peut-être été retirée. Connectez-vous autrement.',
  passkey_stale:
    'La page était ouverte depuis trop longtemps. Rien n’a été modifié. Appuyez encore une fois.',
  passkey_known: 'Cette clé d’accès a déjà été ajoutée.',
  passkey_many: 'Un compte ne peut avoir plus de clés d’accès. Retirez-en une d’abord.',
  totp_there: 'Une application est déjà configurée, ou il n’y a rien à confirmer. Rien n’a été modifié.',
  confirm_first: 'Pas encore fait : confirmez d’abord par votre mot de passe que c’est vous.',
  factor_needed:
    'Votre rôle l’exige : elle a donc été gardée. Configurez-en une autre d’abord, puis retirez celle-ci.',
  own_factor_first:
    'Configurez d’abord ceci pour votre propre compte. Sinon vous vous enfermeriez dehors. Rien n’a été modifié.',
};

/** Why something about the second factor did not work, by reason. */
export const factorReasons = { en, ar, fr } as const satisfies Record<Locale, typeof en>;
