import { expect, test } from 'vitest';
import { type LaidBlock, movedBlocks } from '../../src/rules/block-move.ts';

const p = (id: string, text = id): LaidBlock => [id, 'p', text];
const moves = (older: LaidBlock[], newer: LaidBlock[]) => Object.fromEntries(movedBlocks(older, newer));
const TREATY = 'The treaty was signed in the old harbour by both ministers';

test('what stays the same, or is added or taken out beside it, moves nothing', () => {
  const text = [p('a'), p('b'), p('c')];
  expect(moves(text, text)).toEqual({});
  expect(moves(text, [p('a'), p('new'), p('b'), p('c')])).toEqual({});
  expect(moves(text, [p('a'), p('c')])).toEqual({});
  expect(moves([], text)).toEqual({});
});

test('an edited block is found between its neighbours', () => {
  const older = [p('a'), p('old', TREATY), p('z')];
  expect(moves(older, [p('a'), p('new', `${TREATY}, at dawn.`), p('z')])).toEqual({ old: 'new' });
  expect(moves([p('old', TREATY)], [p('new', TREATY.toUpperCase())])).toEqual({ old: 'new' });
  expect(
    moves([p('old', 'وُقّعت المعاهدة في الميناء القديم')], [p('new', 'وُقّعت المعاهدة في الميناء')]),
  ).toEqual({
    old: 'new',
  });
});

test('another text, another kind and another place are another block', () => {
  const older = [p('a'), p('old', TREATY), p('z')];
  expect(moves(older, [p('a'), p('new', 'Nothing of this was ever agreed to by anybody'), p('z')])).toEqual(
    {},
  );
  expect(moves(older, [p('a'), ['new', 'blockquote', TREATY], p('z')])).toEqual({});
  expect(moves(older, [p('a'), p('z'), p('new', TREATY)])).toEqual({});
});

test('half of the words are enough, less is not; repeated words count as often as they stand', () => {
  expect(moves([p('old', 'one two three four')], [p('new', 'one two five six')])).toEqual({ old: 'new' });
  expect(moves([p('old', 'one two three four')], [p('new', 'one five six seven')])).toEqual({});
  expect(moves([p('old', 'no no no no')], [p('new', 'no yes yes yes')])).toEqual({});
});

test('of several that are edited together each finds the likest, once', () => {
  const older = [p('a'), p('one', 'red green blue grey'), p('two', 'red green blue white'), p('z')];
  const newer = [p('a'), p('2', 'red green blue white black'), p('1', 'red green blue grey black'), p('z')];
  expect(moves(older, newer)).toEqual({ one: '1', two: '2' });
  expect(moves(older, [p('a'), p('2', 'red green blue white black'), p('z')])).toEqual({ two: '2' });
});
