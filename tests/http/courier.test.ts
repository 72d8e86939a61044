import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { post } from '../../src/domain/mail.ts';
import { startCourier } from '../../src/http/courier.ts';
import { openMailer } from '../../src/mail.ts';
import { appOn } from '../support/app.ts';
import { keepingLog, onEachEngine } from '../support/engines.ts';
import { startMailServer } from '../support/mail-server.ts';

const MESSAGE = {
  to: 'nadia@ministry.example',
  locale: 'en',
  subject: 'A',
  text: 'B',
  html: '<p>B</p>',
} as const;

onEachEngine('couriers', (store) => {
  test('of two instances send each message once, and stop with nothing lost', async () => {
    const server = await startMailServer();
    const config = readConfig({
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'a@academy.example',
    });
    const start = () => startCourier(appOn(store), openMailer(config, keepingLog()), { look: 10, stop: 50 });
    const couriers = [start(), start()];
    for (let n = 0; n < 20; n += 1)
      await post(store.db, { ...MESSAGE, to: `p${n}@ministry.example` }, new Date());
    await expect.poll(() => server.taken.length).toBe(20);
    expect(new Set(server.taken.map(({ to }) => to?.[0]?.address)).size).toBe(20);
    // One is on its way when they stop: it stays in the queue.
    server.mood = 'hangs';
    const asked = server.asked;
    await post(store.db, MESSAGE, new Date());
    await expect.poll(() => server.asked).toBe(asked + 1);
    await Promise.all(couriers.map((courier) => courier.stop()));
    const left = await store.db.selectFrom('messages').select('to').where('sent_at', 'is', null).execute();
    expect(left).toEqual([{ to: MESSAGE.to }]);
    server.mood = 'takes';
    const next = start();
    await expect.poll(() => server.taken.length).toBe(21);
    await next.stop();
    await server.close();
  });
});
