import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/domain/invitation-file.ts';
import { readList, writeList } from '../../src/domain/invitation-list.ts';

describe('a list of people', () => {
  test.each<[string, string, object[]]>([
    [
      'addresses, one a line',
      'a@x.example\n\r\nb@x.example',
      [
        { line: 1, email: 'a@x.example' },
        { line: 3, email: 'b@x.example' },
      ],
    ],
    [
      'all that can be said',
      'a@x.example, Anna, officer, ar, Ministry of Tides, protocol',
      [
        {
          line: 1,
          email: 'a@x.example',
          name: 'Anna',
          role: 'officer',
          language: 'ar',
          ministry: 'Ministry of Tides',
          courses: 'protocol',
        },
      ],
    ],
    [
      'a name in angle brackets’ company',
      'Anna Doe <a@x.example>',
      [{ line: 1, email: 'a@x.example', name: 'Anna Doe' }],
    ],
    [
      'a name with a comma',
      '"Doe, Anna" <a@x.example>; officer',
      [{ line: 1, email: 'a@x.example', name: 'Doe, Anna', role: 'officer' }],
    ],
    [
      'several as a mail program copies them',
      'Anna <a@x.example>; Doe, Ben <b@x.example>;',
      [
        { line: 1, email: 'a@x.example', name: 'Anna' },
        { line: 1, email: 'b@x.example', name: 'Doe, Ben' },
      ],
    ],
    [
      'several bare addresses in a line',
      'a@x.example, b@x.example',
      [
        { line: 1, email: 'a@x.example' },
        { line: 1, email: 'b@x.example' },
      ],
    ],
    [
      'the name first',
      'Anna;a@x.example;trainee',
      [{ line: 1, email: 'a@x.example', name: 'Anna', role: 'trainee' }],
    ],
    [
      'a head, in another order',
      'Rôle;Courriel;Nom\nStagiaire;a@x.example;"Doe; Anna"',
      [{ line: 2, email: 'a@x.example', name: 'Doe; Anna', role: 'Stagiaire' }],
    ],
    [
      'an Arabic head, with tabs',
      'الاسم\tالبريد الإلكتروني\tأخرى\nليلى\ta@x.example\tسر',
      [{ line: 2, email: 'a@x.example', name: 'ليلى' }],
    ],
    [
      'a quotation mark that does not close',
      'a@x.example, "Anna',
      [{ line: 1, email: 'a@x.example, "Anna' }],
    ],
    [
      'a separator at the end',
      'a@x.example;\nb@x.example, Ben',
      [
        { line: 1, email: 'a@x.example' },
        { line: 2, email: 'b@x.example', name: 'Ben' },
      ],
    ],
    ['lines of nothing but separators', ';;;\na@x.example\n,,', [{ line: 2, email: 'a@x.example' }]],
    [
      'no head where there is an address',
      'mail@x.example, name',
      [{ line: 1, email: 'mail@x.example', name: 'name' }],
    ],
  ])('may hold %s', (_, text, rows) => {
    expect(readList(text)).toEqual(rows);
  });

  test('is read again as it was written', () => {
    const rows = [
      {
        email: 'a@x.example',
        name: 'Doe, "Anna" <b@x.example>',
        role: 'officer',
        language: 'ar',
        ministry: 'Ministry; of Tides',
      },
      { email: 'b@x.example', courses: 'protocol closed' },
    ];
    expect(readList(writeList(rows)).map(({ line: _, ...row }) => row)).toEqual(rows);
  });

  test('of five thousand is read in an instant', () => {
    const text = Array.from({ length: 5000 }, (_, n) => `p${n}@x.example;"Person; ${n}";trainee`).join('\n');
    const started = performance.now();
    expect(readList(text)).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a file', () => {
  const arabic = 'الاسم;البريد\nليلى منصور;layla@x.example';
  const french = 'Nom;Courriel\nÉlodie Brésil;elodie@x.example';
  const utf16 = (text: string, mark = '\uFEFF') => new Uint8Array(Buffer.from(mark + text, 'utf16le'));

  test.each([
    ['UTF-8', new TextEncoder().encode(arabic), arabic],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${arabic}`), arabic],
    ['UTF-16', utf16(arabic), arabic],
    ['UTF-16 the other way round', utf16(arabic).map((_, n, all) => all[n ^ 1] ?? 0), arabic],
    ['UTF-16 without its mark', utf16(french, ''), french],
  ])('in %s is read', (_, bytes, text) => {
    const read = readFile(bytes);
    expect([read.text.replace(/^\uFEFF/, ''), read.guessed]).toEqual([text, undefined]);
  });

  test('in the old Windows encodings is read as a guess', () => {
    expect(readFile(encode(arabic, 'windows-1256'))).toEqual({ text: arabic, guessed: 'windows-1256' });
    expect(readFile(encode(french, 'windows-1252'))).toEqual({ text: french, guessed: 'windows-1252' });
  });

  test('that is a spreadsheet is refused with what to do', () => {
    expect(() => readFile(new Uint8Array([0x50, 0x4b, 3, 4]))).toThrow(
      expect.objectContaining({ reason: 'list_spreadsheet' }),
    );
  });
});

/** The bytes of a text in an encoding of one byte a character, found by decoding every byte. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, n) => [decoder.decode(new Uint8Array([n])), n]));
  return new Uint8Array([...text].map((letter) => bytes.get(letter) ?? 0x3f));
}
