import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { paths } from '../paths.ts';
import { bestLocale } from '../rules/language.ts';
import { clientAddress } from './address.ts';
import { bodyLimit, withBody } from './body.ts';
import { canonicalPath, pathLocale } from './canonical.ts';
import { compress } from './compress.ts';
import type { Handler, RequestContext } from './context.ts';
import { failureFields, failurePage, statusPage } from './failure.ts';
import type { Log } from './log.ts';
import { fromThisSite } from './origin.ts';
import { securityHeaders } from './security-headers.ts';

/** What the pipeline needs of its surroundings. */
export interface PipelineOptions {
  config: Pick<Config, 'publicUrl' | 'https' | 'trustProxy'>;
  log: Log;
  /** Resolves when the academy can serve (its database answers); rejects with the reason otherwise. */
  healthy: () => Promise<void>;
}

/** Answers a request that came from the socket address; never rejects. */
export type Pipeline = (request: Request, socketAddress: string) => Promise<Response>;

/**
 * Everything between the socket and the pages, in this order: method, health, one form of each address, origin of
 * writes, size of bodies; then `handler`; then the error page where an answer is missing, headers, compression and one
 * line in the log.
 */
export function pipeline(options: PipelineOptions, handler: Handler): Pipeline {
  const constant = Object.entries(securityHeaders(options.config.https));
  return async (request, socketAddress) => {
    const started = performance.now();
    const context = contextOf(request, socketAddress, options.config.trustProxy);
    const response = await answer(options, handler, request, context);
    for (const [name, value] of constant) response.headers.set(name, value);
    response.headers.set('X-Request-Id', context.requestId);
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
    record(options.log, request, context, response.status, performance.now() - started);
    return response;
  };
}

function contextOf(request: Request, socketAddress: string, proxies: number): RequestContext {
  const { headers, url } = request;
  return {
    requestId: randomBytes(5).toString('hex'),
    clientAddress: clientAddress(socketAddress, headers.get('x-forwarded-for'), proxies),
    locale: pathLocale(new URL(url).pathname) ?? bestLocale(headers.get('accept-language')),
  };
}

async function answer(
  options: PipelineOptions,
  handler: Handler,
  request: Request,
  context: RequestContext,
): Promise<Response> {
  try {
    const response =
      (await direct(options, request, context)) ?? (await handled(options, handler, request, context));
    return await compress(request, worded(response, context));
  } catch (failure) {
    note(failure, context);
    return compress(request, failurePage(failure, context));
  }
}

/** What needs no page. */
async function direct(
  { healthy }: PipelineOptions,
  request: Request,
  context: RequestContext,
): Promise<Response | undefined> {
  if (!['GET', 'HEAD', 'POST'].includes(request.method))
    return statusPage(405, context, { Allow: 'GET, HEAD, POST' });
  const { pathname, search } = new URL(request.url);
  if (pathname.includes('%00')) throw new AppError('not_found', 'a NUL byte in the address');
  const canonical = canonicalPath(pathname);
  if (canonical) return redirect(canonical + search);
  if (request.method === 'POST') return undefined;
  return pathname === paths.health ? health(healthy) : undefined;
}

async function health(healthy: () => Promise<void>): Promise<Response> {
  await healthy().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('busy', `the database does not answer: ${reason}`, { cause });
  });
  return new Response('ok\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

async function handled(
  { config }: PipelineOptions,
  handler: Handler,
  request: Request,
  context: RequestContext,
): Promise<Response> {
  if (request.method === 'POST' && !fromThisSite(request.headers, config.publicUrl)) {
    const origin = request.headers.get('origin') ?? 'no origin';
    throw new AppError('forbidden', `a write from ${origin}; only ${config.publicUrl} may`, {
      reason: 'csrf',
    });
  }
  return handler(await withBody(request, bodyLimit(new URL(request.url).pathname)), context);
}

/** Puts words in place of a bug and where an error has none, and the charset where a page lacks it; headers become writable. */
function worded(response: Response, context: RequestContext): Response {
  if (context.bug !== undefined) return failurePage(context.bug, context);
  if (context.problem && !response.body) return failurePage(context.problem, context);
  if (response.status >= 400 && !response.body) return statusPage(response.status, context, response.headers);
  const copy = new Response(response.body, response);
  if (/^text\/html *$/i.test(copy.headers.get('content-type') ?? '')) {
    copy.headers.set('Content-Type', 'text/html; charset=utf-8');
  }
  return copy;
}

function redirect(location: string): Response {
  return new Response(null, { status: 308, headers: { Location: location } });
}

function note(failure: unknown, context: RequestContext): void {
  if (failure instanceof AppError) context.problem = failure;
  else context.bug = failure;
}

function record(log: Log, request: Request, context: RequestContext, status: number, ms: number): void {
  const failure = context.bug ?? context.problem;
  log[status >= 500 ? 'error' : 'info']('request', {
    id: context.requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(failure === undefined ? {} : { error: failureFields(failure) }),
  });
}
