import type { SamplePerson } from './people.ts';

/** Another invented ministry: neither sees anybody of the other. */
export const NEIGHBOUR = 'Ministry of External Relations of Erewhon (sample)';

/** Its people. None of them can sign in. */
export const NEIGHBOURS: readonly SamplePerson[] = [
  {
    name: 'Sample Trainee Meilin',
    email: 'sample.meilin@erewhon.example',
    role: 'trainee',
    locale: 'en',
    timeZone: 'Etc/UTC',
    modules: 999,
    began: 25,
    seen: 6,
    failures: 0,
  },
  {
    name: 'متدرّبة تجريبية: رنا',
    email: 'sample.rana@erewhon.example',
    role: 'trainee',
    locale: 'ar',
    timeZone: 'Africa/Cairo',
    modules: 0.7,
    began: 10,
    seen: 1,
    failures: 0,
  },
  {
    name: 'Sample Officer Ndidi',
    email: 'sample.ndidi@erewhon.example',
    role: 'officer',
    locale: 'en',
    timeZone: 'Etc/UTC',
    modules: 0,
    began: 14,
    seen: 14,
    failures: 0,
  },
];
