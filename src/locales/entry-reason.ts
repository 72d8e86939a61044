import type { Locale } from '../schemas/atoms.ts';

const en = {
  list_empty: 'Nobody stands in the list yet. Write an address, paste a list, or choose a file.',
  list_long:
    'The list has more than 5,000 rows. Nobody was invited. Divide it and send the parts one by one.',
  list_spreadsheet:
    'The file is a spreadsheet. Nobody was invited. Save it as CSV in your spreadsheet program, or copy its rows and paste them.',
  address_taken:
    'There is an account with this address already. Nothing was changed. Sign in with it; if you have forgotten the password, set a new one.',
  own_account:
    'Nobody may take their own rights away. Nothing was changed. Another administrator has to do it.',
  last_administrator:
    'This is the last administrator. Nothing was changed: otherwise nobody could let anybody in. Make somebody else an administrator first.',
  reset_used:
    'This link has been used, has expired, or is not whole. Your password is as it was. Ask for a new link on the sign-in page.',
  reset_limited:
    'New passwords were asked for too often. Nothing was sent this time. Look for an earlier message, or try again in an hour.',
};

type Texts = typeof en;

const ar: Texts = {
  list_empty: 'لا أحد في القائمة بعد. اكتب عنوانًا أو ألصق قائمة أو اختر ملفًا.',
  list_long: 'في القائمة أكثر من ٥٠٠٠ سطر. لم يُدعَ أحد. قسّمها وأرسل أجزاءها واحدًا بعد الآخر.',
  list_spreadsheet:
    'الملف جدول بيانات. لم يُدعَ أحد. احفظه بصيغة CSV من برنامج الجداول، أو انسخ أسطره وألصقها.',
  address_taken: 'لهذا العنوان حساب من قبل. لم يتغيّر شيء. ادخل به، وإن نسيت كلمة السر فضع كلمة جديدة.',
  own_account: 'لا ينزع أحد صلاحياته بنفسه. لم يتغيّر شيء. على مدير آخر أن يفعل ذلك.',
  last_administrator: 'هذا آخر مدير. لم يتغيّر شيء، وإلا لم يبق من يُدخل أحدًا. اجعل شخصًا آخر مديرًا أولًا.',
  reset_used:
    'استُعمل هذا الرابط من قبل أو انتهت مدته أو نُسخ ناقصًا. كلمة سرك كما كانت. اطلب رابطًا جديدًا من صفحة الدخول.',
  reset_limited:
    'طُلبت كلمات سر جديدة مرات كثيرة. لم يُرسل شيء هذه المرة. ابحث عن رسالة سابقة أو حاول بعد ساعة.',
};

const fr: Texts = {
  list_empty: 'La liste est encore vide. Écrivez une adresse, collez une liste ou choisissez un fichier.',
  list_long:
    'La liste compte plus de 5 000 lignes. Personne n’a été invité. Divisez-la et envoyez les parties l’une après l’autre.',
  list_spreadsheet:
    'Le fichier est un classeur de tableur. Personne n’a été invité. Enregistrez-le en CSV depuis votre tableur, ou copiez ses lignes et collez-les.',
  address_taken:
    'Il existe déjà un compte à cette adresse. Rien n’a été modifié. Connectez-vous avec ce compte ; si le mot de passe est oublié, choisissez-en un nouveau.',
  own_account:
    'Personne ne retire ses propres droits. Rien n’a été modifié. Un autre administrateur doit le faire.',
  last_administrator:
    'C’est le dernier administrateur. Rien n’a été modifié : sinon plus personne ne pourrait faire entrer qui que ce soit. Nommez d’abord un autre administrateur.',
  reset_used:
    'Ce lien a déjà servi, a expiré ou est incomplet. Votre mot de passe reste le même. Demandez un nouveau lien sur la page de connexion.',
  reset_limited:
    'Un nouveau mot de passe a été demandé trop souvent. Rien n’a été envoyé cette fois. Cherchez un message précédent, ou réessayez dans une heure.',
};

/** Why somebody could not be invited, changed or let in again, by the error's `reason`. */
export const entryReasons: Record<Locale, Texts> = { en, ar, fr };
