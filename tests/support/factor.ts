import type { App } from '../../src/app.ts';
import { beginTotp, confirmTotp, getTotp } from '../../src/domain/totp.ts';
import { totpOf } from '../../src/domain/totp-code.ts';
import type { Viewer } from '../../src/domain/viewer.ts';

/** The code that an app with this secret shows at a moment. */
export function codeAt(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() });
}

/** Sets up an app for somebody who has just signed in; its secret and the recovery codes. */
export async function enrolTotp(
  app: App,
  person: Viewer,
  now: Date,
): Promise<{ secret: string; codes: string[] }> {
  await beginTotp(app, person, now);
  const totp = await getTotp(app, person, true);
  if (totp.state !== 'begun') throw new Error('there is an app already');
  return { secret: totp.secret, codes: await confirmTotp(app, person, codeAt(totp.secret, now), now) };
}
