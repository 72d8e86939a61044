import * as z from 'zod';

/** An address, or a name with the address in angle brackets; on one line. */
const SENDER = /^(?:[^<>@"\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  HOST: z.string().min(1).default('localhost'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://academy.mfa.example' })
    .optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgres://user:password@host/name' })
    .optional(),
  DATABASE_FILE: z.string().min(1).default('db/attache.db'),
  SECRET: z.string().min(32, { error: 'at least 32 characters' }).optional(),
  REGISTRATION: z.enum(['closed', 'open']).default('closed'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address such as smtps://user:password@mail.mfa.example' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(SENDER, { error: 'an address such as academy@mfa.example, or Academy <academy@mfa.example>' })
    .optional(),
  COURSES_DIR: z.string().min(1).default('courses'),
  DEMO_PASSWORD: z.string().min(15, { error: 'at least 15 characters' }).optional(),
});

/** What the operator can set, read once at the start. The README's table lists it. */
export interface Config {
  port: number;
  host: string;
  /** The address under which people reach the academy, without a trailing slash. */
  publicUrl: string;
  /** Whether `publicUrl` is https: cookies are then `__Host-` and secure. */
  https: boolean;
  databaseUrl: string | undefined;
  databaseFile: string;
  secret: string | undefined;
  registration: 'closed' | 'open';
  /** How many proxies of ours stand in front and add to `X-Forwarded-For`; 0 ignores the header. */
  trustProxy: number;
  /** The server that takes mail; without one messages are written to files beside the database. */
  smtpUrl: string | undefined;
  /** From whom mail comes. */
  mailFrom: string;
  coursesDir: string;
  demoPassword: string | undefined;
}

/**
 * Reads the environment; an empty value counts as absent.
 * @throws Error whose message names every variable that is wrong, what was found and what is expected
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const faults = parsed.success
    ? crossFaults(parsed.data)
    : parsed.error.issues.map((issue) => fault(given, issue));
  if (!parsed.success || faults.length > 0)
    throw new Error(['The environment is not right:', ...faults].join('\n  '));
  const { data } = parsed;
  const publicUrl = new URL(data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).origin;
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl,
    https: publicUrl.startsWith('https:'),
    databaseUrl: data.DATABASE_URL,
    databaseFile: data.DATABASE_FILE,
    secret: data.SECRET,
    registration: data.REGISTRATION,
    trustProxy: data.TRUST_PROXY,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM ?? `academy@${new URL(publicUrl).hostname}`,
    coursesDir: data.COURSES_DIR,
    demoPassword: data.DEMO_PASSWORD,
  };
}

function crossFaults(data: z.infer<typeof Environment>): string[] {
  const faults: string[] = [];
  if (data.DATABASE_URL && !data.SECRET)
    faults.push(
      'SECRET: missing. With DATABASE_URL several instances share sessions, so give them all the same 32 characters or more.',
    );
  if (data.SMTP_URL && !data.MAIL_FROM)
    faults.push('MAIL_FROM: missing. With SMTP_URL say from which address mail comes.');
  return faults;
}

// A secret's value stays out of the log.
function fault(given: Record<string, string | undefined>, issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const secret = /SECRET|PASSWORD|DATABASE_URL|SMTP_URL/.test(name);
  return `${name}: ${secret ? 'the value given' : `"${given[name]}"`} is not right: ${issue.message}`;
}
