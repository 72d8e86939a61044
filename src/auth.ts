import { createHmac, timingSafeEqual } from 'node:crypto';
import { BASE_ERROR_CODES, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { v7 } from 'uuid';
import type { Database } from './store/engine/open.ts';
import * as user from './store/user.ts';

/** The fewest characters of a password. */
export const PASSWORD_MIN = 15;
/** The most characters of a password. */
export const PASSWORD_MAX = 128;
/** How long a session lasts after it was last renewed, in seconds: seven days. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** The age at which a session that is used is renewed, in seconds: one hour. So exactly is known when it was last used. */
export const RENEWAL_SECONDS = 60 * 60;

/** Signing in and out with an e-mail address and a password, mounted with `auth.handler(request)`. */
export type Auth = ReturnType<typeof createAuth>;

/**
 * Sets up better-auth on the tables of our own migrations.
 * `baseURL` is the address people type (`https://academy.example`), `https` whether it is a secure one.
 * A disabled person gets no session. Its own rate limit is off: `store/throttle.ts` counts by account and by address.
 */
export function createAuth(options: { database: Database; secret: string; baseURL: string; https: boolean }) {
  return betterAuth({
    appName: 'Attaché',
    secret: options.secret,
    baseURL: options.baseURL,
    basePath: '/auth',
    database: { db: options.database.db, type: options.database.engine },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    databaseHooks: {
      session: { create: { before: ({ userId }) => refuseDisabled(options.database, userId) } },
    },
    advanced: {
      // better-auth would write `__Secure-` before a name that already begins with `__Host-`.
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookieName(options.https) } },
      defaultCookieAttributes: { secure: options.https, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => v7() },
    },
    ...tables,
  });
}

async function refuseDisabled({ db }: Database, userId: string): Promise<void> {
  const person = await user.find(db, userId);
  // The answer is that to a wrong password, so that it tells nobody which accounts there are.
  if (person?.disabled !== false)
    throw APIError.from('UNAUTHORIZED', BASE_ERROR_CODES.INVALID_EMAIL_OR_PASSWORD);
}

/** The name of the session cookie: `__Host-attache` on https, where the browser then ties it to host, path and TLS. */
export function sessionCookieName(https: boolean): string {
  return https ? '__Host-attache' : 'attache';
}

/**
 * The session token in a `Cookie` header, or undefined when there is none or its signature is not ours.
 * The value is `token.signature`, percent-encoded: HMAC-SHA256 of the token in base64 (better-call's signed cookies).
 */
export function readSessionToken(
  cookieHeader: string | null | undefined,
  name: string,
  secret: string,
): string | undefined {
  const value = findCookie(cookieHeader ?? '', name);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

/**
 * A `Set-Cookie` header as better-auth writes it at sign-in; without a token it takes the cookie out of the browser.
 */
export function sessionCookie(options: {
  token: string | undefined;
  secret: string;
  https: boolean;
}): string {
  const { token, secret, https } = options;
  const signature = token && createHmac('sha256', secret).update(token).digest('base64');
  const value = token ? encodeURIComponent(`${token}.${signature}`) : '';
  const age = token ? SESSION_SECONDS : 0;
  const secure = https ? '; Secure' : '';
  return `${sessionCookieName(https)}=${value}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

function findCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1 || pair.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

const tables = {
  user: {
    modelName: 'users',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: {
      role: { type: 'string', required: true, defaultValue: 'trainee', input: false },
      ministryId: { type: 'string', required: false, input: false, fieldName: 'ministry_id' },
      locale: { type: 'string', required: true, defaultValue: 'en', input: false },
      timeZone: { type: 'string', required: true, defaultValue: 'UTC', input: false, fieldName: 'time_zone' },
      extraTime: { type: 'number', required: true, defaultValue: 0, input: false, fieldName: 'extra_time' },
      disabled: { type: 'number', required: true, defaultValue: 0, input: false },
    },
  },
  session: {
    modelName: 'sessions',
    expiresIn: SESSION_SECONDS,
    updateAge: RENEWAL_SECONDS,
    cookieCache: { enabled: false },
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  account: {
    modelName: 'accounts',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verifications',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const;
