import type { Locale } from '../schemas/atoms.ts';

const en = {
  forgotten: 'Forgot the password?',
  forgottenTitle: 'A new password',
  forgottenLede: 'Write the address of your account. A link to set a new password is sent to it.',
  forgottenGo: 'Send the link',
  forgottenSent: (email: string) =>
    `If there is an account with the address ${email}, a message is on its way. Its link works once, for an hour. If nothing comes, look among unwanted mail, then ask your administrator.`,
  resetTitle: 'Set a new password',
  resetLede: (email: string) => `For the account ${email}. Every session of it will end.`,
  resetGo: 'Set the password',
  resetDone: 'The new password is set, and every session has ended. Sign in with it.',
  invitedTitle: 'You are invited',
  invitedAs: (role: string) => `Your role: ${role}`,
  invitedTo: (ministry: string) => `Your ministry: ${ministry}`,
  invitedEmail: (email: string) => `You will sign in with ${email}`,
  invitedGo: 'Enter the academy',
};

type Texts = typeof en;

const ar: Texts = {
  forgotten: 'نسيت كلمة السر؟',
  forgottenTitle: 'كلمة سر جديدة',
  forgottenLede: 'اكتب عنوان حسابك، فيُرسل إليه رابط لوضع كلمة سر جديدة.',
  forgottenGo: 'أرسل الرابط',
  forgottenSent: (email) =>
    `إن كان للعنوان ${email} حساب فالرسالة في طريقها إليه. يصلح رابطها مرة واحدة مدة ساعة. فإن لم يصل شيء فابحث في البريد غير المرغوب فيه، ثم اسأل مديرك.`,
  resetTitle: 'ضع كلمة سر جديدة',
  resetLede: (email) => `للحساب ${email}. وستُنهى كل جلساته.`,
  resetGo: 'ضع كلمة السر',
  resetDone: 'وُضعت كلمة السر الجديدة وأُنهيت كل الجلسات. ادخل بها.',
  invitedTitle: 'أنت مدعو',
  invitedAs: (role) => `دورك: ${role}`,
  invitedTo: (ministry) => `وزارتك: ${ministry}`,
  invitedEmail: (email) => `ستدخل بالعنوان ${email}`,
  invitedGo: 'ادخل الأكاديمية',
};

const fr: Texts = {
  forgotten: 'Mot de passe oublié ?',
  forgottenTitle: 'Un nouveau mot de passe',
  forgottenLede:
    'Écrivez l’adresse de votre compte. Un lien pour choisir un nouveau mot de passe y est envoyé.',
  forgottenGo: 'Envoyer le lien',
  forgottenSent: (email) =>
    `S’il existe un compte à l’adresse ${email}, un message est en route. Son lien sert une fois, pendant une heure. Si rien n’arrive, cherchez parmi les indésirables, puis adressez-vous à votre administrateur.`,
  resetTitle: 'Choisir un nouveau mot de passe',
  resetLede: (email) => `Pour le compte ${email}. Toutes ses sessions seront fermées.`,
  resetGo: 'Choisir ce mot de passe',
  resetDone:
    'Le nouveau mot de passe est enregistré et toutes les sessions sont fermées. Connectez-vous avec lui.',
  invitedTitle: 'Vous êtes invité',
  invitedAs: (role) => `Votre rôle : ${role}`,
  invitedTo: (ministry) => `Votre ministère : ${ministry}`,
  invitedEmail: (email) => `Vous vous connecterez avec ${email}`,
  invitedGo: 'Entrer dans l’académie',
};

/** Texts of the pages behind the links that are sent by mail: an invitation, a new password. */
export const entry: Record<Locale, Texts> = { en, ar, fr };
