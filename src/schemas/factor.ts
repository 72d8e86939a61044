import * as z from 'zod';
import { Text } from './atoms.ts';
import { Role } from './user.ts';

/** A code as it was typed: of the app, or a recovery code. */
const Code = Text.pipe(z.string().trim().min(1).max(60));

export const CodeForm = z.object({ code: Code, next: Text.optional() });

/** What a role is to need; `none` for nothing. */
export const FactorRuleForm = z.object({ role: Role, demand: z.enum(['none', 'any', 'passkey']) });
export type FactorRuleForm = z.infer<typeof FactorRuleForm>;

export const ConfirmForm = z.object({ current: Text.pipe(z.string().max(1024)), next: Text.optional() });

export const SessionForm = z.object({ session: Text.pipe(z.string().max(64)) });
