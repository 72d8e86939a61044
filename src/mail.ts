import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import nodemailer, { type NodemailerError, type SendMailOptions } from 'nodemailer';
import type { Config } from './config.ts';
import type { Log } from './store/engine/failure.ts';
import type { ClaimedMessage } from './store/message.ts';

/** Where messages leave the academy. */
export interface Mailer {
  /**
   * Hands one message on; after `signal` it gives up.
   * @throws MailError
   */
  send(message: ClaimedMessage, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** A message was not taken. `message` is what the mail server said, or why it could not be asked. */
export class MailError extends Error {
  /** `refused`: this message, for good; `later`: this message, now; `down`: the server takes nothing now. */
  readonly kind: 'refused' | 'later' | 'down';

  constructor(kind: MailError['kind'], message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'MailError';
    this.kind = kind;
  }
}

/** How long each step with the mail server may take, in milliseconds. */
export const SMTP_TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl' | 'databaseFile'>;

/** The mail server that the operator named; without one a folder `outbox` beside the database. */
export function openMailer(config: MailConfig, log: Log, timeouts = SMTP_TIMEOUTS): Mailer {
  return config.smtpUrl === undefined
    ? outbox(config, log)
    : server({ ...config, smtpUrl: config.smtpUrl }, timeouts);
}

function server(config: MailConfig & { smtpUrl: string }, timeouts: typeof SMTP_TIMEOUTS): Mailer {
  const { username, hostname } = new URL(config.smtpUrl);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const transport = nodemailer.createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: 3,
    // Whether and when to try again is decided by the queue, which survives this process.
    maxRequeues: 0,
    // A password never crosses the network in the clear.
    requireTLS: username !== '' && !local,
    ...timeouts,
  });
  return {
    async send(message, signal) {
      try {
        await transport.sendMail({ ...lettersOf(message, config), signal });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Each file holds a live link, so it is for this user's eyes alone. */
function outbox(config: MailConfig, log: Log): Mailer {
  const folder = join(dirname(config.databaseFile), 'outbox');
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  return {
    async send(message) {
      const { message: written } = await transport.sendMail(lettersOf(message, config));
      const file = join(folder, `${message.createdAt.replaceAll(/[-:]/g, '')}-${message.id}.eml`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(file, written as Buffer, { mode: 0o600 });
      } catch (error) {
        throw new MailError('down', `${file} cannot be written`, error);
      }
      log.info(`SMTP_URL is not set, so a message was not sent but written to ${file}`);
    },
    close: () => transport.close(),
  };
}

function lettersOf(message: ClaimedMessage, { mailFrom, publicUrl }: MailConfig): SendMailOptions {
  return {
    from: mailFrom,
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    // The same at every try: whoever gets a message twice, because we died after sending it, is shown it once.
    messageId: `<${message.id}@${new URL(publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Only a refusal of the recipient or of the message itself is final: any other 5xx is about the server or our account. */
function failureOf(error: unknown): MailError {
  const { responseCode, command, permanent, response, message } = error as NodemailerError;
  const said = (response ?? message ?? String(error)).replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, 300);
  const aboutMessage = command === 'RCPT TO' || command === 'DATA';
  if (aboutMessage && permanent) return new MailError('refused', said, error);
  return new MailError(aboutMessage && responseCode !== 421 ? 'later' : 'down', said, error);
}
