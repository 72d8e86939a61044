import type { Kysely } from 'kysely';
import * as ministry from '../../../db/migrations/0001_ministry.ts';
import * as user from '../../../db/migrations/0002_user.ts';
import * as session from '../../../db/migrations/0003_session.ts';
import * as account from '../../../db/migrations/0004_account.ts';
import * as verification from '../../../db/migrations/0005_verification.ts';
import * as invitation from '../../../db/migrations/0006_invitation.ts';
import * as throttle from '../../../db/migrations/0007_throttle.ts';
import * as quizVersion from '../../../db/migrations/0008_quiz_version.ts';
import * as attempt from '../../../db/migrations/0009_attempt.ts';
import * as answer from '../../../db/migrations/0010_answer.ts';
import * as position from '../../../db/migrations/0011_position.ts';
import * as completion from '../../../db/migrations/0012_completion.ts';
import * as teaching from '../../../db/migrations/0013_teaching.ts';
import * as invitationDetail from '../../../db/migrations/0014_invitation.ts';
import * as message from '../../../db/migrations/0015_message.ts';
import * as passwordReset from '../../../db/migrations/0016_password_reset.ts';
import * as factor from '../../../db/migrations/0017_factor.ts';
import * as event from '../../../db/migrations/0018_event.ts';
import * as proof from '../../../db/migrations/0019_proof.ts';
import * as enrolment from '../../../db/migrations/0020_enrolment.ts';
import * as blockMove from '../../../db/migrations/0021_block_move.ts';
import type { Engine } from './failure.ts';

/** One step forward. `up` writes with Kysely's schema builder, within the transaction that `db` is. */
export interface Migration {
  name: string;
  up(db: Kysely<unknown>, engine: Engine): Promise<void>;
}

/** Every migration, oldest first. Written out, so that a bundled server carries them; a test compares it with the folder. */
export const migrations: readonly Migration[] = [
  { name: '0001_ministry', ...ministry },
  { name: '0002_user', ...user },
  { name: '0003_session', ...session },
  { name: '0004_account', ...account },
  { name: '0005_verification', ...verification },
  { name: '0006_invitation', ...invitation },
  { name: '0007_throttle', ...throttle },
  { name: '0008_quiz_version', ...quizVersion },
  { name: '0009_attempt', ...attempt },
  { name: '0010_answer', ...answer },
  { name: '0011_position', ...position },
  { name: '0012_completion', ...completion },
  { name: '0013_teaching', ...teaching },
  { name: '0014_invitation', ...invitationDetail },
  { name: '0015_message', ...message },
  { name: '0016_password_reset', ...passwordReset },
  { name: '0017_factor', ...factor },
  { name: '0018_event', ...event },
  { name: '0019_proof', ...proof },
  { name: '0020_enrolment', ...enrolment },
  { name: '0021_block_move', ...blockMove },
];
