import { AppError, type ErrorCode, STATUS } from '../errors.ts';
import { error as texts } from '../locales/error.ts';
import type { RequestContext } from './context.ts';
import { plainPage } from './plain-page.ts';

/** The status an error answers with: an expected one its own, a bug 500. */
export function failureStatus(failure: unknown): number {
  return failure instanceof AppError ? failure.status : 500;
}

/** What the log keeps of an error: of an expected one what it says, of a bug where it happened. */
export function failureFields(failure: unknown): Record<string, unknown> {
  if (failure instanceof AppError)
    return { code: failure.code, reason: failure.reason, message: failure.message };
  return failure instanceof Error
    ? { message: failure.message, stack: failure.stack }
    : { message: String(failure) };
}

/** The title and the sentences for an error in a language: by `reason` where there are words for it, else by code. */
export function failureText(
  failure: unknown,
  locale: RequestContext['locale'],
): { title: string; text: string } {
  const words = texts[locale];
  if (!(failure instanceof AppError)) return words.internal;
  const exact = Object.entries(words.reasons).find(([reason]) => reason === failure.reason)?.[1];
  const text = exact ?? words.codes[failure.code].text;
  const { left } = failure.params;
  return {
    title: words.codes[failure.code].title,
    text: left === undefined ? text : `${text} ${words.triesLeft(left)}`,
  };
}

/** The plain page of an error, with its status and, where waiting helps, `Retry-After`. */
export function failurePage(failure: unknown, { locale, requestId }: RequestContext): Response {
  const page = plainPage({ locale, requestId, ...failureText(failure, locale) });
  return htmlResponse(page, failureStatus(failure), retryAfter(failure));
}

/** The plain page for a status that came without a body and without an error. */
export function statusPage(
  status: number,
  { locale, requestId }: RequestContext,
  headers: HeadersInit = {},
): Response {
  const page = plainPage({ locale, requestId, ...statusText(status, locale) });
  return htmlResponse(page, status, headers);
}

function statusText(status: number, locale: RequestContext['locale']): { title: string; text: string } {
  const words = texts[locale];
  if (status === 405) return words.method;
  const code = (Object.keys(STATUS) as ErrorCode[]).find((name) => STATUS[name] === status);
  if (code) return words.codes[code];
  return status < 500 ? words.codes.invalid : words.internal;
}

function retryAfter(failure: unknown): Record<string, string> {
  return failure instanceof AppError && failure.retryAfter !== undefined
    ? { 'Retry-After': String(failure.retryAfter) }
    : {};
}

function htmlResponse(page: string, status: number, headers: HeadersInit): Response {
  const response = new Response(page, { status, headers });
  response.headers.set('Content-Type', 'text/html; charset=utf-8');
  return response;
}
