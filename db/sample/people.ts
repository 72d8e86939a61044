import type { Locale } from '../../src/schemas/atoms.ts';
import type { Role } from '../../src/schemas/user.ts';

/** The invented ministry. Its name says that it is one. */
export const MINISTRY = 'Ministry of Foreign Affairs of Utopia (sample)';

/** Somebody invented, with how far they have come. */
export interface SamplePerson {
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  timeZone: string;
  /** How many modules they have done, in the order of the courses; with 0.5 they are in the middle of the next one. */
  modules: number;
  /** How many days ago they began. */
  began: number;
  /** How many days ago they were last here. */
  seen: number;
  /** How many graded attempts they failed before each one that they passed. */
  failures: number;
  /** Extra time for timed quizzes, in per cent. */
  extraTime?: number;
  /** Whether they began the quiz of their next module, answered some questions and never came back. */
  walkedOut?: boolean;
}

/** Every module there is. */
const ALL = 999;

const utopia = { locale: 'en', timeZone: 'Etc/UTC' } as const;
const arabic = { locale: 'ar', timeZone: 'Africa/Cairo' } as const;
const french = { locale: 'fr', timeZone: 'Africa/Dakar' } as const;
const trainee = { role: 'trainee', failures: 0, seen: 1 } as const;

/** The people who may sign in where the sample is given a password. Each shows another side of the academy. */
export const GUIDES: readonly SamplePerson[] = [
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Amal',
    email: 'trainee@ministry.example',
    modules: 1.2,
    began: 16,
    failures: 1,
  },
  {
    ...utopia,
    name: 'Sample Instructor Yusuf',
    email: 'instructor@ministry.example',
    role: 'instructor',
    modules: ALL,
    began: 58,
    seen: 20,
    failures: 0,
  },
  {
    ...utopia,
    name: 'Sample Officer Marguerite',
    email: 'officer@ministry.example',
    role: 'officer',
    modules: 0.5,
    began: 30,
    seen: 13,
    failures: 0,
  },
];

/** The sample's own administrator, for where the academy has no other. */
export const ADMINISTRATOR: SamplePerson = {
  ...utopia,
  name: 'Sample Administrator Tomás',
  email: 'admin@ministry.example',
  role: 'administrator',
  modules: 0,
  began: 60,
  seen: 1,
  failures: 0,
};

/** Everybody else. None of them can sign in. */
export const COLLEAGUES: readonly SamplePerson[] = [
  {
    ...trainee,
    ...arabic,
    name: 'متدرّبة تجريبية: ليلى',
    email: 'sample.layla@ministry.example',
    modules: ALL,
    began: 42,
    seen: 24,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Bertrand',
    email: 'sample.bertrand@ministry.example',
    modules: ALL,
    began: 38,
    seen: 11,
    failures: 1,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّب تجريبي: كريم',
    email: 'sample.karim@ministry.example',
    modules: ALL,
    began: 35,
    seen: 4,
    failures: 2,
  },
  {
    ...trainee,
    ...french,
    name: 'Stagiaire fictive Inès',
    email: 'sample.ines@ministry.example',
    modules: ALL,
    began: 33,
    seen: 17,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Cho',
    email: 'sample.cho@ministry.example',
    modules: ALL,
    began: 29,
    seen: 7,
    extraTime: 50,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّبة تجريبية: سلمى',
    email: 'sample.salma@ministry.example',
    modules: 1.7,
    began: 27,
    seen: 2,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Dagny',
    email: 'sample.dagny@ministry.example',
    modules: 1.7,
    began: 26,
    seen: 9,
    failures: 1,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Eduardo',
    email: 'sample.eduardo@ministry.example',
    modules: 1.99,
    began: 24,
    walkedOut: true,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّب تجريبي: ياسين',
    email: 'sample.yassin@ministry.example',
    modules: 1,
    began: 23,
    seen: 12,
  },
  {
    ...trainee,
    ...french,
    name: 'Stagiaire fictif Ousmane',
    email: 'sample.ousmane@ministry.example',
    modules: 1,
    began: 21,
    seen: 3,
    failures: 2,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Farida',
    email: 'sample.farida@ministry.example',
    modules: 1.4,
    began: 20,
    extraTime: 25,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّبة تجريبية: هدى',
    email: 'sample.huda@ministry.example',
    modules: 0.99,
    began: 18,
    seen: 6,
    walkedOut: true,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Gintaras',
    email: 'sample.gintaras@ministry.example',
    modules: 0.7,
    began: 15,
    seen: 5,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّب تجريبي: طارق',
    email: 'sample.tariq@ministry.example',
    modules: 0.7,
    began: 12,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Hanneke',
    email: 'sample.hanneke@ministry.example',
    modules: 0.4,
    began: 11,
    seen: 8,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Ikaika',
    email: 'sample.ikaika@ministry.example',
    modules: 0.4,
    began: 8,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّبة تجريبية: نور',
    email: 'sample.nour@ministry.example',
    modules: 0.1,
    began: 5,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Jorunn',
    email: 'sample.jorunn@ministry.example',
    modules: 0.1,
    began: 3,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Kwame',
    email: 'sample.kwame@ministry.example',
    modules: 0,
    began: 9,
  },
  {
    ...trainee,
    ...arabic,
    name: 'متدرّب تجريبي: زياد',
    email: 'sample.ziad@ministry.example',
    modules: 0,
    began: 4,
  },
  {
    ...trainee,
    ...utopia,
    name: 'Sample Trainee Lucía',
    email: 'sample.lucia@ministry.example',
    modules: 0,
    began: 2,
  },
];
