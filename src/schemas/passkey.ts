import * as z from 'zod';
import { Text } from './atoms.ts';

/** How a person calls a passkey. */
export const PasskeyName = Text.pipe(z.string().trim().min(1).max(60));

const Base64Url = z.string().regex(/^[\w-]*$/);
const credential = {
  id: Base64Url.min(1).max(1400),
  rawId: Base64Url.min(1).max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
};

/** What a browser hands over when a passkey has been used (`PublicKeyCredential.toJSON()`). */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.nullish().transform((handle) => handle ?? undefined),
  }),
});
export type Assertion = z.infer<typeof Assertion>;

/** What a browser hands over when a passkey has been made. */
export const Attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type Attestation = z.infer<typeof Attestation>;

export const PasskeyForm = z.object({ credential: json(Assertion), next: Text.optional() });
export const NewPasskeyForm = z.object({
  device: PasskeyName,
  credential: json(Attestation),
  next: Text.optional(),
});
export const PasskeyNameForm = z.object({ passkey: Text.pipe(z.string().max(1400)), device: PasskeyName });
export const OnePasskeyForm = PasskeyNameForm.pick({ passkey: true });

/** A hidden field that a script fills. */
function json<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .max(32_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(shape);
}
