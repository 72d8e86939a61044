import * as z from 'zod';
import { Locale, Text } from '../schemas/atoms.ts';
import { act } from './act.ts';

/** An example of the manual and the language in which it was answered. */
const TrialForm = z.object({ item: Text.max(64), lang: Locale });

/** An answer to an example: the page marks it and shows the mark; nothing is kept. */
export const tryExample = act('tryExample', TrialForm, async () => ({ shown: true }));
