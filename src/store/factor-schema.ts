import type { Demand } from '../rules/factor.ts';
import type { Instant } from '../schemas/atoms.ts';

/** The tables of the second factor. */
export interface FactorTables {
  totps: TotpTable;
  totp_claims: TotpClaimTable;
  recovery_codes: RecoveryCodeTable;
  passkeys: PasskeyTable;
  challenges: ChallengeTable;
  factor_rules: FactorRuleTable;
}

interface TotpTable {
  user_id: string;
  secret: string;
  created_at: Instant;
  confirmed_at: Instant | null;
}

interface TotpClaimTable {
  user_id: string;
  step: number;
}

interface RecoveryCodeTable {
  user_id: string;
  hash: string;
  created_at: Instant;
  used_at: Instant | null;
}

interface PasskeyTable {
  id: string;
  user_id: string;
  public_key: string;
  counter: number;
  transports: string;
  name: string;
  created_at: Instant;
  last_used_at: Instant | null;
}

interface ChallengeTable {
  hash: string;
  expires_at: Instant;
}

interface FactorRuleTable {
  scope: string;
  role: 'trainee' | 'instructor' | 'officer' | 'administrator';
  demand: Demand;
  changed_at: Instant;
}
