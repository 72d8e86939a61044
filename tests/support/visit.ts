import type { Page } from '@playwright/test';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { User } from '../../src/store/user.ts';
import type { RunningAcademy } from './academy.ts';

/** What a page is opened with: a signed-in trainee where it needs one. */
export interface Visit {
  page: Page;
  locale: Locale;
  academy: RunningAcademy;
  /** Signs a person of this test in. */
  signIn: () => Promise<User>;
}

/** A page in a state worth looking at, and how one comes there. */
export interface EveryPage {
  name: string;
  open: (visit: Visit) => Promise<void>;
}
