import type { ColumnType, Generated } from 'kysely';
import type { Instant, Locale } from '../schemas/atoms.ts';
import type { EventKind } from '../schemas/event.ts';
import type { Factor } from '../rules/factor.ts';
import type { FactorTables } from './factor-schema.ts';

/** The tables as both engines hold them. Instants are ISO 8601 texts, flags 0 or 1, JSON is text. */
export interface Tables extends FactorTables {
  migrations: MigrationTable;
  ministries: MinistryTable;
  users: UserTable;
  sessions: SessionTable;
  accounts: AccountTable;
  verifications: VerificationTable;
  invitations: InvitationTable;
  throttles: ThrottleTable;
  quiz_versions: QuizVersionTable;
  attempts: AttemptTable;
  answers: AnswerTable;
  positions: PositionTable;
  completions: CompletionTable;
  teachings: TeachingTable;
  messages: MessageTable;
  password_resets: PasswordResetTable;
  events: EventTable;
  event_details: EventDetailTable;
  event_head: EventHeadTable;
  enrolments: EnrolmentTable;
  lesson_blocks: LessonBlockTable;
  block_moves: BlockMoveTable;
}

/** What a person may do: each role is defined in the domain. */
export type Role = 'trainee' | 'instructor' | 'officer' | 'administrator';

/** Practice may be repeated and answers at once; a graded attempt counts. */
export type Mode = 'practice' | 'graded';

/** What can be completed: marked read, or done by the rule of a lesson, a module or a course. */
export type Scope = 'read' | 'lesson' | 'module' | 'course';

/** A date of better-auth's tables: text on SQLite, a Date on PostgreSQL. Read it with `toInstant`. */
export type AuthDate = ColumnType<string | Date, Instant, Instant>;

/** 0 or 1. */
export type Flag = 0 | 1;

interface MigrationTable {
  name: string;
  applied_at: Instant;
}

interface MinistryTable {
  id: string;
  name: string;
  created_at: Instant;
}

interface UserTable {
  id: string;
  name: string;
  email: string;
  email_verified: ColumnType<Flag | boolean>;
  image: string | null;
  created_at: AuthDate;
  updated_at: AuthDate;
  role: Role;
  ministry_id: string | null;
  locale: Locale;
  time_zone: string;
  extra_time: number;
  disabled: Flag;
  /** The normal form of the name, by which people are sorted and found. */
  name_key: string;
}

interface SessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: AuthDate;
  created_at: AuthDate;
  updated_at: AuthDate;
  ip_address: string | null;
  user_agent: string | null;
  factor: Factor | null;
  confirmed_at: Instant | null;
}

interface AccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: AuthDate | null;
  refresh_token_expires_at: AuthDate | null;
  scope: string | null;
  password: string | null;
  created_at: AuthDate;
  updated_at: AuthDate;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: AuthDate;
  created_at: AuthDate;
  updated_at: AuthDate;
}

interface InvitationTable {
  id: string;
  token_hash: string;
  role: Role;
  ministry_id: string | null;
  email: string | null;
  created_at: Instant;
  expires_at: Instant;
  accepted_at: Instant | null;
  name: string | null;
  locale: Locale | null;
  courses: string | null;
  batch: string | null;
  message_id: string | null;
  withdrawn_at: Instant | null;
  invited_by: string | null;
}

interface MessageTable {
  id: string;
  to: string;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  created_at: Instant;
  due_at: Instant;
  tries: Generated<number>;
  claimed_until: Instant | null;
  sent_at: Instant | null;
  failed_at: Instant | null;
  error: string | null;
}

interface PasswordResetTable {
  id: string;
  token_hash: string;
  user_id: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}

interface ThrottleTable {
  key: string;
  count: number;
  resets_at: Instant;
}

interface QuizVersionTable {
  hash: string;
  course: string;
  quiz: string;
  content: string;
  created_at: Instant;
}

interface AttemptTable {
  id: string;
  user_id: string;
  course: string;
  quiz: string;
  version: string;
  mode: Mode;
  number: number;
  seed: string;
  items: string;
  started_at: Instant;
  deadline: Instant | null;
  closed_at: Instant | null;
  closed_by: 'trainee' | 'clock' | null;
  points: number | null;
  possible: number | null;
  percent: number | null;
  passed: Flag;
  proof: string | null;
}

interface AnswerTable {
  attempt_id: string;
  key: string;
  item: string;
  seq: number;
  answer: string;
  points: number;
  possible: number;
  answered_at: Instant;
  proof: string | null;
}

interface PositionTable {
  user_id: string;
  course: string;
  lesson: string;
  block: string | null;
  visited_at: Instant;
}

interface LessonBlockTable {
  course: string;
  lesson: string;
  locale: Locale;
  hash: string;
  blocks: string;
}

interface BlockMoveTable {
  course: string;
  lesson: string;
  old_block: string;
  new_block: string;
  moved_at: Instant;
}

interface TeachingTable {
  user_id: string;
  course: string;
  since: Instant;
}

interface CompletionTable {
  user_id: string;
  course: string;
  scope: Scope;
  slug: string;
  completed_at: Instant;
  proof: string | null;
}

interface EventTable {
  seq: number;
  id: string;
  at: Instant;
  kind: EventKind;
  ministry_id: string | null;
  actor_id: string | null;
  subject_id: string | null;
  details_hash: string | null;
  mac: string;
}

interface EventDetailTable {
  seq: number;
  salt: string;
  details: string;
}

interface EventHeadTable {
  id: number;
  seq: number;
  mac: string;
  seal: string;
}

/** See `enrolments` of the store. */
interface EnrolmentTable {
  user_id: string;
  course: string;
  outline: string;
  progress: number;
  score: number | null;
  attempts: number;
  started_at: Instant;
  completed_at: Instant | null;
  seen_at: Instant;
}

/** An instant from a date of better-auth's tables, on either engine. */
export function toInstant(date: string | Date): Instant {
  return new Date(date).toISOString();
}
