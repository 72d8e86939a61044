/**
 * The time left as a reader of `language` says it: whole minutes, rounded up, while there is more than one; then
 * seconds. Never negative.
 */
export function timeLeft(milliseconds: number, language: string): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const unit = seconds > 60 ? 'minute' : 'second';
  // Arabic names its digits, as the rest of the page does.
  const tag = language === 'ar' ? 'ar-u-nu-arab' : language;
  const format = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(unit === 'minute' ? Math.ceil(seconds / 60) : seconds);
}

/** Whether the time left, in milliseconds, has just come down to five minutes or to one: what is worth saying aloud. */
export function isReminder(before: number, now: number): boolean {
  return [300_000, 60_000].some((mark) => before > mark && now <= mark);
}

/**
 * Calls `tick` at once and then each second with the milliseconds left, and with those left a tick before, down to 0.
 * Returns how to stop it.
 */
export function countDown(milliseconds: number, tick: (left: number, before: number) => void): () => void {
  // The wall clock, for others stand still while a laptop sleeps.
  const end = Date.now() + milliseconds;
  let before = milliseconds;
  const step = () => {
    const left = Math.max(0, end - Date.now());
    if (left === 0) clearInterval(timer);
    tick(left, before);
    before = left;
  };
  const timer = setInterval(step, 1000);
  step();
  return () => clearInterval(timer);
}
