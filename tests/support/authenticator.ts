import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { Assertion, Attestation } from '../../src/schemas/passkey.ts';

/** What an authenticator is asked, as far as this one looks at it. */
interface Asked {
  challenge: string;
}

/** How it answers; each but `origin` stands for a device or a page that does not do as it should. */
export interface Manner {
  origin?: string;
  /** Whether it checked who uses it. */
  verified?: boolean;
  /** How often it says that it was used. */
  counter?: number;
}

/** A device with one passkey: it answers as the specification says (Web Authentication, level 3, 6.1 and 6.5). */
export function authenticator(origin = 'http://localhost:4321') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]);
  const credential = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  };

  return {
    /** Answers to `offerPasskey`. */
    make(asked: Asked, manner: Manner = {}): Attestation {
      const length = Buffer.from([id.length >> 8, id.length & 0xff]);
      const key = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)]);
      const authData = Buffer.concat([dataOf(origin, manner, 0x40), key]);
      const object = new Map<string, string | Map<string, never> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', new Uint8Array(authData)],
      ]);
      return Attestation.parse({
        ...credential,
        response: {
          clientDataJSON: clientData('webauthn.create', asked, manner.origin ?? origin),
          attestationObject: Buffer.from(isoCBOR.encode(object)).toString('base64url'),
          transports: ['internal'],
        },
      });
    },
    /** Answers to `askPasskey` and `askSignIn`. */
    use(asked: Asked, manner: Manner = {}): Assertion {
      const clientDataJSON = clientData('webauthn.get', asked, manner.origin ?? origin);
      const authData = dataOf(origin, manner, 0);
      const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
      return Assertion.parse({
        ...credential,
        response: {
          clientDataJSON,
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', Buffer.concat([authData, hash]), privateKey).toString('base64url'),
        },
      });
    },
  };
}

function dataOf(origin: string, { verified = true, counter = 0 }: Manner, more: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const flags = 0x01 | (verified ? 0x04 : 0) | more;
  const party = createHash('sha256').update(new URL(origin).hostname).digest();
  return Buffer.concat([party, Buffer.from([flags]), count]);
}

function clientData(type: string, { challenge }: Asked, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}
