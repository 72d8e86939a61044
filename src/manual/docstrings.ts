/** What a declaration says about itself and its fields; fields that it takes over from others are among them. */
export interface Docstring {
  /** Its JSDoc in one line, or '' where it has none. */
  text: string;
  fields: Record<string, Docstring>;
  /** The declarations of these files that its value names, in order: the members of a union, say. */
  names: string[];
}

/** The docstrings of exported and inner declarations, by name. */
export type Docstrings = Record<string, Docstring>;

/**
 * Reads JSDoc from TypeScript: of each `const`, `interface` or `type` at the beginning of a line and, at any depth, of the fields
 * in its braces. A field takes over what the declarations that its value names say: `z.array(Option)` has the fields of
 * `Option`. It reads our own schemas, formatted as they are, without the compiler, which an installation for use lacks;
 * a test compares the two.
 * @param sources the files' texts, what is named before what names it
 */
export function docstrings(sources: readonly string[]): Docstrings {
  const known: Docstrings = {};
  for (const source of sources) {
    const reader = new Reader(tokens(source), known);
    for (;;) {
      const found = reader.declaration();
      if (!found) break;
      known[found.name] ??= found.docstring;
    }
  }
  return known;
}

type Token = { kind: 'doc' | 'word' | 'literal' | 'mark'; text: string; start: boolean };

const TOKEN =
  /(?<doc>\/\*\*[\s\S]*?\*\/)|(?<skip>\/\/[^\n]*|\/\*[\s\S]*?\*\/|\s+)|(?<literal>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|(?<=[(,:=]\s*)\/(?:\\.|\[(?:\\.|[^\]])*\]|[^/\n])+\/\w*)|(?<word>[\w$]+)|(?<mark>=>|\.\.\.|.)/gsu;

function tokens(source: string): Token[] {
  return [...source.matchAll(TOKEN)].flatMap(({ groups = {}, index, 0: text }) => {
    const kind = (['doc', 'literal', 'word', 'mark'] as const).find((name) => groups[name] !== undefined);
    return kind ? [{ kind, text, start: index === 0 || source[index - 1] === '\n' }] : [];
  });
}

class Reader {
  #at = 0;
  readonly #tokens: readonly Token[];
  readonly #known: Docstrings;

  constructor(all: readonly Token[], known: Docstrings) {
    this.#tokens = all;
    this.#known = known;
  }

  /** The next `const x = …;`, `type X = …;` or `interface X {…}`; what stands between is passed over. */
  declaration(): { name: string; docstring: Docstring } | undefined {
    let text = '';
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.kind === 'doc' && token.start) text = plain(token.text);
      if (token.kind !== 'word' || !(token.start || this.#tokens[this.#at - 2]?.text === 'export')) continue;
      if (['const', 'interface', 'type'].includes(token.text)) {
        const name = this.#next()?.text ?? '';
        return { name, docstring: this.#value(text, ';') };
      }
      if (token.text !== 'export') text = '';
    }
    return undefined;
  }

  /** What a value says: its braces are fields, the names in it are taken over. It ends before `end` or a closing brace. */
  #value(text: string, ...end: string[]): Docstring {
    const docstring: Docstring = { text, fields: {}, names: [] };
    let depth = 0;
    for (let token = this.#peek(); token; token = this.#peek()) {
      if (depth === 0 && token.kind === 'mark' && (end.includes(token.text) || '})]'.includes(token.text)))
        break;
      // An interface ends with its brace.
      if (depth === 0 && token.start && token.kind !== 'mark') break;
      this.#at += 1;
      if (token.text === '{') this.#fields(docstring);
      else if ('(['.includes(token.text)) depth += 1;
      else if (')]'.includes(token.text)) depth -= 1;
      else if (token.kind === 'word' && this.#tokens[this.#at - 2]?.text !== '.')
        this.#take(docstring, token.text);
    }
    return docstring;
  }

  #fields(docstring: Docstring): void {
    let text = '';
    for (let token = this.#next(); token && token.text !== '}'; token = this.#next()) {
      if (token.kind === 'doc') text = plain(token.text);
      else if (token.text === '...') this.#take(docstring, this.#next()?.text ?? '');
      else if (token.kind === 'word') {
        if (this.#peek()?.text === '?') this.#at += 1;
        if (this.#peek()?.text === ':') this.#at += 1;
        docstring.fields[token.text] = this.#value(text, ',', ';');
        text = '';
      }
    }
  }

  #take(docstring: Docstring, name: string): void {
    const other = Object.hasOwn(this.#known, name) ? this.#known[name] : undefined;
    if (!other) return;
    docstring.names.push(name);
    Object.assign(docstring.fields, other.fields);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }
}

function plain(comment: string): string {
  return comment
    .slice(3, -2)
    .replace(/^\s*\*/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
