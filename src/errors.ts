/** Everything that can go wrong and is expected. Any other error is a bug. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'gone'
  | 'limited'
  | 'too_large'
  | 'busy';

/** The HTTP status of each code: the one place where they meet. */
export const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  gone: 410,
  limited: 429,
  too_large: 413,
  busy: 503,
};

/**
 * An expected failure. `message` is for the log, in English; what a person reads comes from `locales/error.ts` by `reason`
 * (a key of its `reasons`), or else by `code`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  /** Numbers that the sentence may name, such as the tries that are left. */
  readonly params: Readonly<Record<string, number>>;
  /** For a form: from a field's name to the key of the sentence that says what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds after which trying again makes sense, for `limited` and `busy`. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = details.reason;
    this.params = details.params ?? {};
    this.fields = details.fields ?? {};
    this.retryAfter = details.retryAfter;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

interface ErrorDetails {
  reason?: string;
  params?: Record<string, number>;
  fields?: Record<string, string>;
  retryAfter?: number;
  cause?: unknown;
}
