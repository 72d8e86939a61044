import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** How a mail server behaves towards the next messages. */
export type Mood = 'takes' | 'later' | 'refuses' | 'refuses everybody' | 'hangs';

/** A mail server under test. */
export interface MailServer {
  port: number;
  /** What it took, in order. */
  taken: Email[];
  /** What it does from now on. */
  mood: Mood;
  /** How often somebody was named as a recipient. */
  asked: number;
  close(): Promise<void>;
}

/** Starts a real mail server on this machine; a `port` given is used again. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const state = { taken: [] as Email[], mood: 'takes' as Mood, asked: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 50,
    onMailFrom(_address, _session, reply) {
      reply(state.mood === 'refuses everybody' ? refusal(530, 'Authentication required') : null);
    },
    onRcptTo(_address, _session, reply) {
      state.asked += 1;
      if (state.mood === 'hangs') return;
      if (state.mood === 'later') reply(refusal(451, 'Greylisted, try again later'));
      else reply(state.mood === 'refuses' ? refusal(550, 'No such person here') : null);
    },
    onData(stream, _session, reply) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          state.taken.push(email);
          reply();
        }, reply);
      });
    },
  });
  // A client that gives up is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(state, {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  });
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
