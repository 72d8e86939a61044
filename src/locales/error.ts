import type { ErrorCode } from '../errors.ts';
import { plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';
import { entryReasons } from './entry-reason.ts';
import { factorReasons } from './error-factor.ts';

const en = {
  /** One for each code: what it is called, and what happened, what was kept, what to do. */
  codes: {
    unauthenticated: {
      title: 'Please sign in',
      text: 'This page is only for people who are signed in. Your saved work is kept. Sign in, and you will come back here.',
    },
    forbidden: {
      title: 'Not open to you',
      text: 'Your account may not see or do this. Nothing was changed. If you need it for your work, ask your instructor or the administrator.',
    },
    not_found: {
      title: 'There is no such page',
      text: 'The address may have a slip in it, or the page may have moved. Go back, or find it from the start page.',
    },
    invalid: {
      title: 'That could not be read',
      text: 'What your browser sent was incomplete or not in the form expected. Nothing was changed. Go back, reload the page and try again.',
    },
    conflict: {
      title: 'Changed in the meantime',
      text: 'Somebody, or you in another window, changed this before you did. Their change was kept and yours was not. Go back, reload the page and look before you save again.',
    },
    gone: {
      title: 'No longer available',
      text: 'This existed once and has been closed or withdrawn. What you had saved is kept. Go on from the start page.',
    },
    limited: {
      title: 'Too many tries',
      text: 'That was tried too often in a short time. Nothing was changed. Wait a minute and try again.',
    },
    too_large: {
      title: 'Too much at once',
      text: 'What you sent is larger than the academy accepts. Nothing was saved. Go back, shorten it and send it again.',
    },
    busy: {
      title: 'Busy for a moment',
      text: 'The academy could not answer just now. What was saved before is kept; what you sent last may not be. Wait a few seconds, go back and send it again: it will not be counted twice.',
    },
  } satisfies Record<ErrorCode, { title: string; text: string }>,
  /** A bug. */
  internal: {
    title: 'Something went wrong here',
    text: 'The fault is ours, not yours. What was saved before is kept; what you sent last may not be. Go back and try again. If it happens again, send the administrator the number below.',
  },
  /** A method other than GET, HEAD and POST. */
  method: {
    title: 'That does not work here',
    text: 'This address only opens pages and takes forms. Nothing was changed. Go on from the start page.',
  },
  /** More exact sentences than the code's, by the error's `reason`. */
  reasons: {
    link_used:
      'This link has been used, has expired, or is not whole. Ask the administrator for a new one; before there is one, starting the academy again prints a new link.',
    no_attempts_left:
      'Every attempt at this quiz is used. Your best result counts. If something went wrong, ask your instructor.',
    attempt_closed:
      'This attempt has been handed in, so its answers can no longer change. What was saved before is kept. Open the quiz to see the result.',
    empty_answer: 'Nothing was chosen or written yet. Give an answer, then check it.',
    unfit_answer:
      'This answer does not fit the question, perhaps because the page was open while the quiz was edited. Nothing was changed. Load the page again and answer once more.',
    form_faults: 'Not saved yet: please mend what is marked below. What you wrote is still here.',
    csrf: 'The form did not come from a page of this academy, or the academy was opened under another address than its own. Nothing was changed. Open the academy under its usual address and try again.',
    sign_in_limited:
      'There were too many wrong passwords. Nobody was signed in. Wait a minute and try again.',
    time_over:
      'The time for this attempt is over. Every answer saved before the end is kept and has been marked. Open the quiz to see the result.',
    download_limited:
      'You have taken out your data ten times within the hour. The file you have is as good as a new one; another can be made in an hour.',
    ...entryReasons.en,
    bad_credentials: 'The e-mail address and the password do not belong together. Check both and try again.',
    ...factorReasons.en,
  },
  /** Follows `bad_credentials`. */
  triesLeft: (n: number) =>
    plural('en', n, {
      zero: 'No try is left for now: wait a minute.',
      one: 'One try is left.',
      other: '{n} tries are left.',
    }),
  /** Stands before the request's id. */
  requestId: 'Number of this request:',
  home: 'To the start page',
};

type Texts = typeof en;

const ar: Texts = {
  codes: {
    unauthenticated: {
      title: 'يُرجى تسجيل الدخول',
      text: 'هذه الصفحة لمن سجّل دخوله فقط. عملك المحفوظ باقٍ كما هو. سجّل الدخول وستعود إلى هنا.',
    },
    forbidden: {
      title: 'غير متاح لك',
      text: 'لا يسمح حسابك بالاطلاع على هذا أو القيام به. لم يتغيّر شيء. إن كنت تحتاج إليه في عملك فاطلبه من مدرّسك أو من مدير المنصة.',
    },
    not_found: {
      title: 'لا توجد صفحة بهذا العنوان',
      text: 'قد يكون في العنوان خطأ، أو تكون الصفحة قد نُقلت. ارجع إلى الوراء أو ابحث عنها انطلاقًا من صفحة البداية.',
    },
    invalid: {
      title: 'تعذّرت قراءة ما أُرسل',
      text: 'ما أرسله المتصفح ناقص أو ليس بالصيغة المنتظرة. لم يتغيّر شيء. ارجع إلى الوراء وأعد تحميل الصفحة ثم حاول من جديد.',
    },
    conflict: {
      title: 'حدث تغيير في هذه الأثناء',
      text: 'غيّر شخص آخر هذا قبلك، أو غيّرته أنت في نافذة أخرى. حُفظ ذلك التغيير ولم يُحفظ تغييرك. ارجع إلى الوراء وأعد تحميل الصفحة وراجعها قبل أن تحفظ من جديد.',
    },
    gone: {
      title: 'لم يعد متاحًا',
      text: 'كان هذا موجودًا ثم أُغلق أو سُحب. ما حفظتَه باقٍ. تابع من صفحة البداية.',
    },
    limited: {
      title: 'محاولات كثيرة',
      text: 'تكرّرت المحاولة كثيرًا في وقت قصير. لم يتغيّر شيء. انتظر دقيقة ثم حاول من جديد.',
    },
    too_large: {
      title: 'المحتوى أكبر من المسموح',
      text: 'ما أرسلته أكبر مما تقبله الأكاديمية. لم يُحفظ شيء. ارجع إلى الوراء واختصره ثم أرسله من جديد.',
    },
    busy: {
      title: 'الأكاديمية مشغولة لحظة',
      text: 'لم تتمكن الأكاديمية من الرد الآن. ما حُفظ من قبل باقٍ، وقد لا يكون آخر ما أرسلته قد حُفظ. انتظر بضع ثوانٍ ثم ارجع وأرسله من جديد، فلن يُحتسب مرتين.',
    },
  },
  internal: {
    title: 'حدث خلل لدينا',
    text: 'الخلل منّا لا منك. ما حُفظ من قبل باقٍ، وقد لا يكون آخر ما أرسلته قد حُفظ. ارجع وحاول من جديد، وإن تكرّر الخلل فأرسل الرقم أدناه إلى مدير المنصة.',
  },
  method: {
    title: 'هذا غير ممكن هنا',
    text: 'هذا العنوان لفتح الصفحات وإرسال النماذج فقط. لم يتغيّر شيء. تابع من صفحة البداية.',
  },
  reasons: {
    link_used:
      'استُعمل هذا الرابط من قبل أو انتهت مدته أو نُسخ ناقصًا. اطلب رابطًا جديدًا من المدير؛ وإن لم يكن مدير بعد فتشغيل الأكاديمية من جديد يطبع رابطًا آخر.',
    no_attempts_left: 'استُنفدت محاولات هذا الاختبار كلها، وتُحتسب أعلى درجاتك. فإن وقع خلل فاسأل مدرّسك.',
    attempt_closed:
      'سُلّمت هذه المحاولة فلم تعد إجاباتها تتغير. وما حُفظ قبل ذلك باقٍ. افتح الاختبار لترى النتيجة.',
    empty_answer: 'لم تختر ولم تكتب شيئًا بعد. أجب ثم تحقّق.',
    unfit_answer:
      'لا تلائم هذه الإجابة السؤال، ولعل الاختبار عُدّل وصفحته مفتوحة عندك. لم يتغيّر شيء. أعد تحميل الصفحة وأجب مرة أخرى.',
    form_faults: 'لم يُحفظ بعد: صحّح ما أُشير إليه أدناه. وما كتبته باقٍ هنا.',
    csrf: 'لم يأتِ النموذج من صفحة من صفحات هذه الأكاديمية، أو فُتحت الأكاديمية بعنوان غير عنوانها. لم يتغيّر شيء. افتح الأكاديمية بعنوانها المعتاد وحاول من جديد.',
    sign_in_limited: 'أُدخلت كلمة مرور خاطئة مرات كثيرة. لم يُسجَّل دخول أحد. انتظر دقيقة ثم حاول من جديد.',
    time_over:
      'انتهى وقت هذه المحاولة. كل إجابة حُفظت قبل النهاية باقية وقد صُحّحت. افتح الاختبار لترى النتيجة.',
    download_limited:
      'استخرجت بياناتك عشر مرات خلال ساعة. الملف الذي لديك يغني عن غيره، ويمكنك استخراج ملف جديد بعد ساعة.',
    ...entryReasons.ar,
    bad_credentials: 'عنوان البريد الإلكتروني وكلمة المرور غير متطابقين. تحقّق منهما وحاول من جديد.',
    ...factorReasons.ar,
  },
  triesLeft: (n) =>
    plural('ar', n, {
      zero: 'لم تبق محاولة الآن، فانتظر دقيقة.',
      one: 'بقيت محاولة واحدة.',
      two: 'بقيت محاولتان.',
      few: 'بقيت {n} محاولات.',
      other: 'بقيت {n} محاولة.',
    }),
  requestId: 'رقم هذا الطلب:',
  home: 'إلى صفحة البداية',
};

const fr: Texts = {
  codes: {
    unauthenticated: {
      title: 'Veuillez vous connecter',
      text: 'Cette page est réservée aux personnes connectées. Votre travail enregistré est conservé. Connectez-vous et vous reviendrez ici.',
    },
    forbidden: {
      title: 'Accès non autorisé',
      text: 'Votre compte ne permet ni de voir ni de faire cela. Rien n’a été modifié. Si votre travail l’exige, adressez-vous à votre formateur ou à l’administrateur.',
    },
    not_found: {
      title: 'Cette page n’existe pas',
      text: 'L’adresse contient peut-être une erreur, ou la page a été déplacée. Revenez en arrière ou cherchez-la depuis la page d’accueil.',
    },
    invalid: {
      title: 'Envoi illisible',
      text: 'Ce que votre navigateur a envoyé est incomplet ou n’a pas la forme attendue. Rien n’a été modifié. Revenez en arrière, rechargez la page et réessayez.',
    },
    conflict: {
      title: 'Modifié entre-temps',
      text: 'Une autre personne, ou vous-même dans une autre fenêtre, a modifié ceci avant vous. Cette modification a été conservée, la vôtre non. Revenez en arrière, rechargez la page et vérifiez avant d’enregistrer de nouveau.',
    },
    gone: {
      title: 'Plus disponible',
      text: 'Ceci a existé, puis a été fermé ou retiré. Ce que vous aviez enregistré est conservé. Continuez depuis la page d’accueil.',
    },
    limited: {
      title: 'Trop de tentatives',
      text: 'L’opération a été tentée trop souvent en peu de temps. Rien n’a été modifié. Attendez une minute et réessayez.',
    },
    too_large: {
      title: 'Envoi trop volumineux',
      text: 'Votre envoi dépasse ce que l’académie accepte. Rien n’a été enregistré. Revenez en arrière, raccourcissez-le et renvoyez-le.',
    },
    busy: {
      title: 'Occupée pour un instant',
      text: 'L’académie n’a pas pu répondre à l’instant. Ce qui était enregistré est conservé ; votre dernier envoi ne l’est peut-être pas. Attendez quelques secondes, revenez en arrière et renvoyez-le : il ne comptera pas deux fois.',
    },
  },
  internal: {
    title: 'Une erreur s’est produite chez nous',
    text: 'La faute est de notre côté, pas du vôtre. Ce qui était enregistré est conservé ; votre dernier envoi ne l’est peut-être pas. Revenez en arrière et réessayez. Si cela se répète, transmettez le numéro ci-dessous à l’administrateur.',
  },
  method: {
    title: 'Opération impossible ici',
    text: 'Cette adresse sert seulement à ouvrir des pages et à recevoir des formulaires. Rien n’a été modifié. Continuez depuis la page d’accueil.',
  },
  reasons: {
    link_used:
      'Ce lien a déjà servi, a expiré ou est incomplet. Demandez-en un nouveau à l’administrateur ; tant qu’il n’y en a pas, relancer l’académie imprime un nouveau lien.',
    no_attempts_left:
      'Toutes les tentatives de ce questionnaire sont utilisées. Votre meilleur résultat compte. Si quelque chose s’est mal passé, adressez-vous à votre formateur.',
    attempt_closed:
      'Cette tentative a été remise ; ses réponses ne peuvent plus changer. Ce qui était enregistré est conservé. Ouvrez le questionnaire pour voir le résultat.',
    empty_answer: 'Rien n’est encore choisi ni écrit. Répondez, puis vérifiez.',
    unfit_answer:
      'Cette réponse ne convient pas à la question, peut-être parce que le questionnaire a été modifié pendant que la page était ouverte. Rien n’a été modifié. Rechargez la page et répondez de nouveau.',
    form_faults:
      'Pas encore enregistré : corrigez ce qui est signalé ci-dessous. Ce que vous avez écrit est toujours là.',
    csrf: 'Le formulaire ne venait pas d’une page de cette académie, ou l’académie a été ouverte sous une autre adresse que la sienne. Rien n’a été modifié. Ouvrez l’académie à son adresse habituelle et réessayez.',
    sign_in_limited:
      'Trop de mots de passe erronés. Personne n’a été connecté. Attendez une minute et réessayez.',
    time_over:
      'Le temps de cette tentative est écoulé. Chaque réponse enregistrée avant la fin est conservée et a été corrigée. Ouvrez le quiz pour voir le résultat.',
    download_limited:
      'Vous avez extrait vos données dix fois en une heure. Le fichier que vous avez vaut un nouveau ; vous pourrez en faire un autre dans une heure.',
    ...entryReasons.fr,
    bad_credentials:
      'L’adresse électronique et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.',
    ...factorReasons.fr,
  },
  triesLeft: (n) =>
    plural('fr', n, {
      zero: 'Plus d’essai pour l’instant : attendez une minute.',
      one: 'Il reste un essai.',
      other: 'Il reste {n} essais.',
    }),
  requestId: 'Numéro de cette requête :',
  home: 'Vers la page d’accueil',
};

/** What went wrong, in words: what happened, what was kept and what to do. */
export const error = { en, ar, fr } as const satisfies Record<Locale, Texts>;
