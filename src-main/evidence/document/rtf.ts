/**
 * @file What a Rich Text file says: paragraphs, rows of tables, and what was changed, remarked or hidden, each said to be
 * that. Letters come in the code page of their font, and are read in it.
 */
import type { RunStyle } from '../../contract/rendering.ts';
import { refusal } from '../refusal.ts';
import { type DocumentRead, Paragraphs } from './paragraphs.ts';

/**
 * Takes a Rich Text file apart (Rich Text Format 1.9.1): groups, control words, bytes. Nothing is run, fetched or
 * unpacked: pictures and objects in it are digits that are passed over.
 */
type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\par`, `\u233`: `value` is null where no number follows. `\*` is the word "*". */
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  /** One byte of text, in the code page that holds at this place. */
  | { readonly kind: 'byte'; readonly byte: number };

/** Groups inside groups: what word processors write has some dozens. */
const DEPTH = 500;
const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const OPEN = { kind: 'open' } as const;
const CLOSE = { kind: 'close' } as const;

/** `source`: the file, a letter for each byte (Latin-1). Throws damaged-file where groups lie too deep, or the file ends inside one. */
function* rtfTokens(source: string): Generator<RtfToken> {
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const letter = source[at] as string;
    if (letter === '{') {
      depth += 1;
      if (depth > DEPTH) throw refusal('damaged-file', 'too-deep');
      yield OPEN;
      at += 1;
    } else if (letter === '}') {
      depth -= 1;
      yield CLOSE;
      at += 1;
      // What follows the last group is no part of the document.
      if (depth <= 0) return;
    } else if (letter !== '\\') {
      if (letter !== '\r' && letter !== '\n') yield { kind: 'byte', byte: letter.charCodeAt(0) };
      at += 1;
    } else {
      WORD.lastIndex = at;
      const found = WORD.exec(source);
      if (found !== null) {
        at = WORD.lastIndex;
        const value = found[2] === undefined ? null : Number(found[2]);
        yield { kind: 'word', word: found[1] as string, value };
        // So many bytes are no text at all.
        if (found[1] === 'bin' && value !== null && value > 0) at += value;
      } else {
        const sign = source[at + 1] ?? '';
        const hex = sign === "'" ? Number.parseInt(source.slice(at + 2, at + 4), 16) : Number.NaN;
        if (Number.isNaN(hex)) yield { kind: 'word', word: sign, value: null };
        else yield { kind: 'byte', byte: hex };
        at += sign === "'" ? 4 : 2;
      }
    }
  }
  if (depth > 0) throw refusal('damaged-file', 'parts-unread');
}

/** Character sets of fonts (RTF 1.9.1, \fcharset), by the code page each stands for. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
/** Groups that are no text of the document. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'themedata',
  'datastore',
  'xmlnstbl',
  'generator',
]);
const MARGINS = new Set(['', 'l', 'r', 'f'].flatMap((kind) => [`header${kind}`, `footer${kind}`]));
/** Groups that a reader may pass over, and that say something all the same. */
const KNOWN = new Set(['annotation', 'atnauthor', 'revtbl', 'shptxt', 'nonesttables']);
const SIGNS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
  tab: '    ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

interface State {
  readonly silent: boolean;
  readonly into: 'text' | 'fonts' | 'authors' | 'author' | 'comment' | 'footnote';
  readonly codePage: string;
  /** Bytes that stand in for a letter where it cannot be drawn. */
  readonly spare: number;
  readonly as: RunStyle;
  readonly by: number;
}

export function readRtf(bytes: Uint8Array): DocumentRead {
  return new Reader().read(rtfTokens(Buffer.from(bytes).toString('latin1')));
}

class Reader {
  readonly #out = new Paragraphs();
  readonly #fonts = new Map<number, string>();
  readonly #authors: string[] = [];
  readonly #outer: State[] = [];
  #state: State = { silent: false, into: 'text', codePage: 'windows-1252', spare: 1, as: 'plain', by: -1 };
  #default = 'windows-1252';
  #bytes: number[] = [];
  #skip = 0;
  #isStar = false;
  #font = 0;
  #words = '';
  #author = '';
  #inRow = false;
  #changes = 0;
  #comments = 0;
  #margins = 0;

  read(tokens: Iterable<RtfToken>): DocumentRead {
    for (const token of tokens) {
      if (token.kind === 'byte') this.#byte(token.byte);
      else {
        this.#flush();
        if (token.kind === 'open') this.#outer.push(this.#state);
        else if (token.kind === 'close') this.#close();
        else this.#word(token.word, token.value);
      }
      if (token.kind !== 'word' || token.word !== '*') this.#isStar = false;
    }
    this.#flush();
    return {
      blocks: this.#out.finish(),
      changes: this.#changes,
      comments: this.#comments,
      leftOut: this.#out.leftOut(this.#margins),
    };
  }

  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip -= 1;
    else this.#bytes.push(byte);
  }

  /** Letters of several bytes come apart where each is read by itself. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = new TextDecoder(this.#state.codePage).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#say(text);
  }

  #say(text: string): void {
    const { silent, into, as, by } = this.#state;
    if (silent || into === 'fonts') return;
    if (into !== 'text') this.#words += text;
    else this.#out.say(text, as, by < 0 ? '' : (this.#authors[by] ?? ''));
  }

  #close(): void {
    const ended = this.#state;
    this.#state = this.#outer.pop() ?? ended;
    this.#skip = 0;
    const { into } = ended;
    // The list of authors is a group of groups, each with one name.
    if (into === 'authors' && this.#state.into === 'authors')
      this.#authors.push(this.#taken().replace(/;$/, ''));
    if (into === this.#state.into) return;
    const words = this.#taken();
    if (into === 'author') this.#author = words;
    else if (into === 'footnote') this.#out.say(words, 'footnote');
    else if (into === 'comment' && words !== '') {
      this.#comments += 1;
      this.#out.say(words, 'comment', this.#author);
    }
  }

  #taken(): string {
    const words = this.#words.trim();
    this.#words = '';
    return words;
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #word(word: string, value: number | null): void {
    const isStar = this.#isStar;
    const on = value !== 0;
    const sign = SIGNS[word];
    if (sign !== undefined) {
      if (this.#skip > 0) this.#skip -= 1;
      else this.#say(sign);
    } else if (word === '*') this.#isStar = true;
    else if (word === 'u') this.#letter(value ?? 0);
    else if (word === 'uc') this.#set({ spare: Math.max(0, value ?? 1) });
    else if (word === 'ansicpg') this.#codePage(value ?? 1252);
    else if (word === 'fonttbl') this.#set({ into: 'fonts', silent: true });
    else if (word === 'f') this.#takeFont(value ?? 0);
    else if (word === 'fcharset') this.#fonts.set(this.#font, CHARSETS[value ?? 0] ?? this.#default);
    else if (word === 'revtbl') this.#set({ into: 'authors' });
    else if (word === 'atnauthor') this.#set({ into: 'author' });
    else if (word === 'annotation') this.#set({ into: 'comment', as: 'plain' });
    else if (word === 'footnote') this.#set({ into: 'footnote', as: 'plain' });
    else if (word === 'pict') this.#picture();
    else if (MARGINS.has(word) && !this.#state.silent) {
      this.#margins += 1;
      this.#set({ silent: true });
    } else if (SILENT.has(word) || (isStar && !KNOWN.has(word))) this.#set({ silent: true });
    else if (word === 'plain') this.#set({ as: 'plain', by: -1 });
    else if (word === 'v') this.#set({ as: on ? 'hidden' : 'plain' });
    else if (word === 'revised' || word === 'deleted') this.#change(word, on);
    else if (word === 'revauth' || word === 'revauthdel') this.#set({ by: value ?? -1 });
    else this.#end(word);
  }

  #end(word: string): void {
    const { silent, into } = this.#state;
    if (silent) return;
    if (word === 'par' || word === 'line' || word === 'sect' || word === 'page') {
      if (into === 'text') this.#out.end();
      else this.#words += ' ';
    } else if (word === 'trowd' && !this.#inRow) {
      this.#inRow = true;
      this.#out.row();
    } else if (word === 'cell' || word === 'nestcell') this.#out.cell();
    else if (word === 'row') {
      this.#inRow = false;
      this.#out.endRow();
    }
  }

  #letter(value: number): void {
    this.#say(String.fromCharCode(value < 0 ? value + 0x10000 : value));
    this.#skip = this.#state.spare;
  }

  #codePage(number: number): void {
    const known = PAGES[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : null);
    this.#default = known ?? 'windows-1252';
    this.#set({ codePage: this.#default });
  }

  #takeFont(font: number): void {
    this.#font = font;
    if (this.#state.into !== 'fonts') this.#set({ codePage: this.#fonts.get(font) ?? this.#default });
  }

  #picture(): void {
    this.#flush();
    if (!this.#state.silent) this.#out.say('–', 'picture');
    this.#set({ silent: true });
  }

  #change(word: 'revised' | 'deleted', on: boolean): void {
    if (on && this.#state.as !== 'inserted' && this.#state.as !== 'deleted') this.#changes += 1;
    this.#set(on ? { as: word === 'revised' ? 'inserted' : 'deleted' } : { as: 'plain', by: -1 });
  }
}
