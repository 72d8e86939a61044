import * as account from './account.ts';
import * as attempt from './attempt.ts';
import * as factor from './factor.ts';
import * as invitation from './invitation.ts';
import * as manual from './manual.ts';
import * as person from './person.ts';
import * as reading from './reading.ts';

/** Every action, by the name in its form's address. Each stands in the authorisation table of `domain/permission.ts`. */
export const server = { ...account, ...attempt, ...factor, ...invitation, ...manual, ...person, ...reading };
