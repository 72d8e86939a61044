import * as z from 'zod';
import * as readings from '../domain/reading.ts';
import { Text } from '../schemas/atoms.ts';
import { act } from './act.ts';
import { studied } from './studied.ts';

const Place = z.object({ course: Text.max(64), lesson: Text.max(140) });

export const keepPlace = act('keepPlace', Place.extend({ block: Text.max(80) }), async (form, acting) => {
  const { locals, viewer, now } = acting;
  const found = (await studied()).getLesson(viewer, form.course, form.lesson);
  await readings.keepPlace(locals.app.db, viewer, found, found.lesson, form.block, now);
  return { silent: true };
});

export const markRead = act('markRead', Place, async (form, { locals, viewer, now }) => {
  const found = (await studied()).getLesson(viewer, form.course, form.lesson);
  await readings.markRead(locals.app, viewer, found, found.lesson, now);
});
