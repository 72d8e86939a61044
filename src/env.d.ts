/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    app: import('./app.ts').App;
    requestId: string;
    /** The address of the person's machine, as far as the configured proxies vouch for it. */
    clientAddress: string;
    locale: import('./schemas/atoms.ts').Locale;
    viewer: import('./domain/viewer.ts').Viewer | undefined;
    /** Who came in by a password and still owes a second factor; then there is no viewer. */
    pending: import('./domain/viewer.ts').Pending | undefined;
    /** Recovery codes just made, to be shown this once. */
    recoveryCodes: readonly string[] | undefined;
    /** Where the viewer is, once a page knows it. */
    place: import('./store/position.ts').Position | undefined;
    /** What was posted to this page, so that a form can show it again. */
    form: FormData | undefined;
    /** Why the posted action did not do what was asked. */
    failure: import('./actions/act.ts').Failure | undefined;
    /** What inviting the posted list would do, for the page to show. */
    listPreview: import('./actions/invitation.ts').ListPreview | undefined;
    /** What the answer sets, whatever becomes of the page. */
    cookies: string[];
    /** An unexpected error in an action: the router would hide it. */
    bug: unknown;
    /** Why another page than the one asked for is shown. */
    problem: import('./errors.ts').AppError | undefined;
  }
}
