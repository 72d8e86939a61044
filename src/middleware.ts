import { defineMiddleware } from 'astro:middleware';
import { ActionError, getActionContext } from 'astro:actions';
import type { APIContext, MiddlewareNext } from 'astro';
import type { Outcome } from './actions/act.ts';
import { localApp } from './local-app.ts';
import { AppError } from './errors.ts';
import { pathLocale } from './http/canonical.ts';
import { paths } from './paths.ts';
import type { Locale } from './schemas/atoms.ts';
import { recognise } from './domain/session.ts';
import { authorise, ROUTES } from './domain/permission.ts';
import { bestLocale } from './rules/language.ts';

/** Who is asking, whether they may, what they posted, and what they see when it does not work. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, request } = context;
  locals.app ??= await localApp();
  locals.locale = localeOf(context);
  locals.cookies = [];
  try {
    const found = await recognise(locals.app, request.headers.get('cookie'), new Date());
    const { cookie } = found;
    locals.viewer = found.viewer;
    locals.pending = found.pending;
    if (cookie) locals.cookies.push(cookie);
    admit(context);
    return finish((await act(context)) ?? (await next()), locals);
  } catch (error) {
    if (error instanceof AppError) return explain(error, context, next);
    // Without a body the pipeline logs it, with the request's id, and words it.
    locals.bug = error;
    return new Response('', { status: 500 });
  }
});

function localeOf({ url, request }: APIContext): Locale {
  return pathLocale(url.pathname) ?? bestLocale(request.headers.get('accept-language'));
}

function admit({ routePattern, params, locals, request }: APIContext): void {
  const access = ROUTES[routePattern];
  authorise(access, locals.viewer, locals.pending);
  if (locals.pending && access === 'anyone' && request.method !== 'POST' && routePattern !== '/404')
    throw new AppError('unauthenticated', 'a second factor comes before anything else');
  if (params['locale'] !== undefined && params['locale'] !== locals.locale) {
    throw new AppError('not_found', `no language ${params['locale']}`);
  }
}

/** Does what was posted. After success the browser is sent on, unless the page's script asked for a fragment of it. */
async function act(context: APIContext): Promise<Response | undefined> {
  const { locals, request } = context;
  if (request.method !== 'POST') return undefined;
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (action?.calledFrom !== 'form') throw new AppError('not_found', 'nothing here takes a post');
  const result = await action.handler();
  // With its result set, Astro does not run the action once more before it renders the page.
  setActionResult(action.name, serializeActionResult(result));
  if (locals.bug) return new Response('', { status: 500 });
  if (result.error && !locals.failure)
    throw locals.problem ?? new AppError('invalid', `the form was not understood: ${result.error.code}`);
  if (result.error) return undefined;
  return onward(result.data as Outcome, context);
}

function onward({ to, silent, shown }: Outcome, context: APIContext): Response | undefined {
  if (silent) return new Response(null, { status: 204 });
  if (shown) return undefined;
  if (!context.request.headers.has('x-fragment')) return context.redirect(to ?? context.url.pathname, 303);
  // A script would follow a redirect by itself and throw away the page that it finds there.
  return to ? new Response(null, { headers: { 'x-location': to } }) : undefined;
}

function finish(response: Response, { failure, cookies }: App.Locals): Response {
  // Astro answers 400 to every action that failed.
  const status = failure && [200, 400].includes(response.status) ? failure.status : response.status;
  const finished = new Response(response.body, { status, headers: response.headers });
  for (const cookie of cookies) finished.headers.append('set-cookie', cookie);
  if (failure?.retryAfter) finished.headers.set('retry-after', String(failure.retryAfter));
  return finished;
}

/** A person who is not signed in is shown the way in; anybody else is told what happened. */
async function explain(error: AppError, context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { locals, url, request } = context;
  if (error.code === 'unauthenticated' && request.method !== 'POST') {
    const way = locals.pending ? paths.secondFactor : paths.signIn;
    return context.redirect(way(locals.locale, url.pathname), 303);
  }
  locals.problem = locals.pending && error.code === 'unauthenticated' ? owed(error) : error;
  withdraw(context);
  return next(`/${locals.locale}/problem`);
}

function owed(cause: AppError): AppError {
  return new AppError('unauthenticated', cause.message, { reason: 'factor_owed', cause });
}

/** Astro runs whatever action a request names before it renders any page, the one that says no among them. */
function withdraw(context: APIContext): void {
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  const error = new ActionError({ code: 'FORBIDDEN' });
  if (action) setActionResult(action.name, serializeActionResult({ data: undefined, error }));
}
