import { resetFactors as reset } from '../domain/factor-reset.ts';
import { makeMinistry as make, renameMinistry as rename } from '../domain/ministry.ts';
import * as people from '../domain/person.ts';
import { paths } from '../paths.ts';
import { MinistryForm, PersonForm, PersonKey } from '../schemas/person.ts';
import { act, type Acting } from './act.ts';
import { studied } from './studied.ts';

export const changePerson = act('changePerson', PersonForm, async ({ person, ...terms }, acting) => {
  const { locals, form, viewer, now } = acting;
  const courses = form.getAll('courses').map(String);
  const { courses: all } = await studied();
  await people.changePerson(locals.app, viewer, person, { ...terms, courses }, all, now);
  return { to: `${paths.person(locals.locale, person)}?saved=terms` };
});

export const disablePerson = act('disablePerson', PersonKey, ({ person }, acting) =>
  setDisabled(person, true, acting),
);

export const enablePerson = act('enablePerson', PersonKey, ({ person }, acting) =>
  setDisabled(person, false, acting),
);

export const resetFactors = act('resetFactors', PersonKey, async ({ person }, { locals, viewer, now }) => {
  await reset(locals.app, viewer, person, now);
  return { to: `${paths.person(locals.locale, person)}?saved=factors#factors` };
});

export const makeMinistry = act('makeMinistry', MinistryForm, async ({ name }, acting) => {
  const { locals, viewer, now } = acting;
  await make(locals.app, viewer, name, now);
  return { to: `${paths.ministries(locals.locale)}?saved=made` };
});

export const renameMinistry = act('renameMinistry', MinistryForm, async ({ ministry = '', name }, acting) => {
  const { locals, viewer, now } = acting;
  await rename(locals.app, viewer, ministry, name, now);
  return { to: `${paths.ministries(locals.locale)}?saved=renamed` };
});

async function setDisabled(person: string, disabled: boolean, { locals, viewer, now }: Acting) {
  await people.setDisabled(locals.app, viewer, person, disabled, now);
  return { to: `${paths.person(locals.locale, person)}#access` };
}
