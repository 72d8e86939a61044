import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Outbox, type Fate } from '../../src/elements/outbox.ts';
import { kept, type Unsent } from '../../src/elements/unsent.ts';
import { memoryShelf } from './memory-shelf.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an outbox', () => {
  test('keeps before it sends, and clears when it is settled', async () => {
    const { outbox, shelf, sent, end } = office();
    outbox.put(answer('1'));
    expect(kept(shelf, 'm')).toEqual(answer('1'));
    expect(sent).toEqual(['1']);
    await end('settled');
    expect(kept(shelf, 'm')).toBeUndefined();
    expect(outbox.busy).toBe(false);
  });

  test('sends one at a time; the newest replaces what waited', async () => {
    const { outbox, shelf, sent, end } = office();
    for (const key of ['1', '2', '3']) outbox.put(answer(key));
    expect(sent).toEqual(['1']);
    expect(outbox.hasNewer).toBe(true);
    await end('settled');
    expect(sent).toEqual(['1', '3']);
    expect(kept(shelf, 'm')).toEqual(answer('3'));
    await end('settled');
    expect(sent).toEqual(['1', '3']);
    expect(kept(shelf, 'm')).toBeUndefined();
  });

  test('tries the same again after 5, 15 and each 60 seconds', async () => {
    const { outbox, sent, end } = office();
    outbox.put(answer('1'));
    for (const seconds of [5, 15, 60, 60]) {
      await end('later');
      const before = sent.length;
      await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
      expect(sent.length).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent.length).toBe(before + 1);
    }
    expect(new Set(sent)).toEqual(new Set(['1']));
  });

  test('begins again at 5 seconds after a success', async () => {
    const { outbox, sent, end } = office();
    outbox.put(answer('1'));
    await end('later');
    await vi.advanceTimersByTimeAsync(5_000);
    await end('settled');
    outbox.put(answer('2'));
    await end('later');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual(['1', '1', '2', '2']);
  });

  test('tries at once when told so, and then not twice', async () => {
    const { outbox, sent, end } = office();
    outbox.put(answer('1'));
    await end('later');
    outbox.retry();
    outbox.retry();
    expect(sent).toEqual(['1', '1']);
    await end('settled');
    await vi.advanceTimersByTimeAsync(120_000);
    outbox.retry();
    expect(sent).toEqual(['1', '1']);
  });

  test('a newer answer takes the place of one that failed', async () => {
    const { outbox, sent, end } = office();
    outbox.put(answer('1'));
    outbox.put(answer('2'));
    await end('later');
    expect(sent).toEqual(['1', '2']);
    await end('settled');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toEqual(['1', '2']);
  });

  test('what is stuck stays on the shelf and is sent again only when told', async () => {
    const { outbox, shelf, sent, end } = office();
    outbox.put(answer('1'));
    await end('stuck');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toEqual(['1']);
    expect(kept(shelf, 'm')).toEqual(answer('1'));
    outbox.retry();
    expect(sent).toEqual(['1', '1']);
  });

  test('finds what was left when it is opened again', () => {
    const { outbox, shelf } = office();
    outbox.hold(answer('1'));
    expect(office(shelf).outbox.left()).toEqual(answer('1'));
  });
});

function answer(key: string): Unsent {
  return { action: '/', fields: [['key', key]], at: '2026-11-21T09:40:00.000Z', submitted: true };
}

/** An outbox whose sends wait for `end`. */
function office(shelf = memoryShelf()) {
  const sent: string[] = [];
  let settle: (fate: Fate) => void = () => undefined;
  const outbox = new Outbox(shelf, 'm', ({ fields }) => {
    sent.push(fields[0]?.[1] ?? '');
    return new Promise((resolve) => (settle = resolve));
  });
  const end = async (fate: Fate) => {
    settle(fate);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { outbox, shelf, sent, end };
}
