import { stream } from './stream.ts';

/** The seven digits of a person's passport, from their id. They are for the eye: two people may share them. */
export function passportNumber(id: string): string {
  return String(Math.floor(stream(`passport ${id}`)() * 10_000_000)).padStart(7, '0');
}
