import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { authorise, ACTIONS } from '../domain/permission.ts';
import type { Origin } from '../domain/sign-in-limit.ts';
import type { Viewer } from '../domain/viewer.ts';
import { failureText } from '../http/failure.ts';
import { account } from '../locales/account.ts';

/** What a page shows after an action that failed. */
export interface Failure {
  action: string;
  status: number;
  /** What happened, in the reader's language. */
  sentence: string;
  /** From a field's name to the key of its sentence. */
  fields: Readonly<Record<string, string>>;
  retryAfter: number | undefined;
}

/** What an action works with, beside its input. */
export interface Acting {
  locals: App.Locals;
  form: FormData;
  viewer: Viewer | undefined;
  context: ActionAPIContext;
  now: Date;
}

/** Where the browser goes after success; left out, it stays on the page that it posted to. */
export interface Outcome {
  to?: string;
  /** Nothing is to be shown: only a script sends such a form. */
  silent?: boolean;
  /** The page itself answers the post, with what was posted in its form again. */
  shown?: boolean;
}

/**
 * An action: authorised by the table, its fields checked by `schema`. An expected failure with a reason is said on the
 * page that was posted to, with what was typed; any other expected one has a page of its own. Anything else is a bug and
 * goes on to the pipeline.
 */
export function act<Shape extends z.ZodType>(
  name: string,
  schema: Shape,
  handler: (input: z.output<Shape>, acting: Acting) => Promise<Outcome | void>,
) {
  return defineAction({
    accept: 'form',
    handler: async (form, context): Promise<Outcome> => {
      const { locals } = context;
      locals.form = form;
      try {
        authorise(ACTIONS[name], locals.viewer, locals.pending);
        const input = parse(schema, form);
        return (
          (await handler(input, { locals, form, viewer: locals.viewer, context, now: new Date() })) ?? {}
        );
      } catch (error) {
        if (!(error instanceof AppError)) {
          locals.bug = error;
          throw error;
        }
        // Without a reason it is nothing that a form could show or mend: it gets a page of its own.
        if (error.reason) locals.failure = failure(name, error, locals);
        else locals.problem = error;
        throw new ActionError({ code: 'BAD_REQUEST', message: error.code });
      }
    },
  });
}

/** From where a form was sent. */
export function originOf({ locals, context }: Acting): Origin {
  return { address: locals.clientAddress, userAgent: context.request.headers.get('user-agent') };
}

function parse<Shape extends z.ZodType>(schema: Shape, form: FormData): z.output<Shape> {
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => String(issue.path[0] ?? 'form'));
  // A hidden field is not the reader's to mend.
  const typed = fields.some((field) => field in account.en.fault);
  throw new AppError('invalid', `fields ${fields.join(', ')}`, {
    ...(typed && { reason: 'form_faults' }),
    fields: Object.fromEntries(fields.map((field) => [field, field])),
  });
}

function failure(action: string, error: AppError, { locale }: App.Locals): Failure {
  return {
    action,
    status: error.status,
    sentence: failureText(error, locale).text,
    fields: error.fields,
    retryAfter: error.retryAfter,
  };
}
