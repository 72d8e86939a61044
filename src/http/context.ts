import type { AppError } from '../errors.ts';
import type { Locale } from '../schemas/atoms.ts';

/** What is known of a request before any page sees it. Pages find it in `Astro.locals`. */
export interface RequestContext {
  /** Ten hexadecimal digits: in the answer's `X-Request-Id`, in the log line and on every error page. */
  requestId: string;
  /** The person's address as far as our own proxies vouch for it. */
  clientAddress: string;
  /** The language of the path, or else the browser's first that we speak. */
  locale: Locale;
  /** Why another answer than the one asked for is given, set by whoever caught it. */
  problem?: AppError | undefined;
  /** An unexpected error, set by whoever caught it: the pipeline logs it with its stack. */
  bug?: unknown;
}

/** Whatever answers requests behind the pipeline: the pages in the product, a small function in tests and benches. */
export type Handler = (request: Request, context: RequestContext) => Response | Promise<Response>;
