import type { Locale } from '../schemas/atoms.ts';

const en = {
  title: 'Administration',
  /** The entries of the administration's own navigation. */
  rooms: { people: 'People', invite: 'Invite', ministries: 'Ministries', record: 'Record' },
};

type Texts = typeof en;

const ar: Texts = {
  title: 'الإدارة',
  rooms: { people: 'الأشخاص', invite: 'الدعوات', ministries: 'الوزارات', record: 'السجل' },
};

const fr: Texts = {
  title: 'Administration',
  rooms: { people: 'Personnes', invite: 'Inviter', ministries: 'Ministères', record: 'Registre' },
};

/** Texts that the administrator's pages share. */
export const administration: Record<Locale, Texts> = { en, ar, fr };
