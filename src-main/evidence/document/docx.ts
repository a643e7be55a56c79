/**
 * @file What a Word document says (ECMA-376, WordprocessingML): paragraphs with the numbers Word gives them, tables, and what
 * was changed, remarked or hidden, each said to be that. Nothing is accepted or left out silently.
 */
import type { TextBlock } from '../../contract/rendering.ts';
import { DocxLists, readPlace } from './docx-lists.ts';
import { type LeftOfLooks, Paragraphs } from './paragraphs.ts';
import { readXml } from './read-xml.ts';

export interface DocumentRead {
  readonly blocks: readonly TextBlock[];
  readonly changes: number;
  readonly comments: number;
  /** Null for a web page, whose looks depend on who shows it. */
  readonly leftOut: LeftOfLooks | null;
}

interface Remark {
  readonly by: string;
  readonly text: string;
}

/** How far a list in a list stands in. */
const INDENT = 4;
const nowhere = () => ({ list: null, level: null }) as { list: string | null; level: number | null };

/** `parts`: files of the package by their names. */
export function readDocx(parts: ReadonlyMap<string, Uint8Array>): DocumentRead {
  const comments = remarks(parts.get('word/comments.xml'), 'w:comment');
  const notes = new Map([
    ...prefixed('foot', remarks(parts.get('word/footnotes.xml'), 'w:footnote')),
    ...prefixed('end', remarks(parts.get('word/endnotes.xml'), 'w:endnote')),
  ]);
  const out = new Paragraphs();
  const changed: { as: 'inserted' | 'deleted'; by: string }[] = [];
  let [changes, shown, skipped] = [0, 0, 0];
  let isText = false;
  let isHidden = false;
  let isHeading = false;
  const lists = new DocxLists(parts.get('word/numbering.xml'), parts.get('word/styles.xml'));
  let [style, place, former, isSet] = ['', nowhere(), 0, false];
  const say = (text: string) => {
    const change = changed.at(-1);
    if (change !== undefined) out.say(text, change.as, change.by);
    else out.say(text, isHidden ? 'hidden' : 'plain');
  };
  readXml(parts.get('word/document.xml') ?? new Uint8Array(), {
    open(name, attributes) {
      // What older programs show instead: the same words once more.
      if (name === 'mc:Fallback') skipped += 1;
      if (skipped > 0) return;
      if (name === 'w:t' || name === 'w:delText') isText = true;
      // Where tabs stop is a property of the paragraph, and no tab in it.
      else if (name === 'w:tab' && !isSet) say('    ');
      else if (name === 'w:br' || name === 'w:cr') out.end();
      else if (name === 'w:noBreakHyphen') say('-');
      // How it stood before somebody changed its style or its list.
      else if (name === 'w:pPrChange') former += 1;
      else if (former > 0) return;
      else if (name === 'w:pPr') [style, place, isSet] = ['', nowhere(), true];
      else if (name === 'w:numId' || name === 'w:ilvl') readPlace(place, name, attributes);
      else if (name === 'w:pStyle') {
        style = attributes['w:val'] ?? '';
        isHeading = /^(heading|title)/i.test(style);
      } else if (name === 'w:r') isHidden = false;
      else if (name === 'w:vanish') isHidden = attributes['w:val'] !== '0' && attributes['w:val'] !== 'false';
      else if (name === 'w:tr') out.row();
      else if (name === 'w:ins' || name === 'w:moveTo' || name === 'w:del' || name === 'w:moveFrom') {
        const as = name === 'w:ins' || name === 'w:moveTo' ? 'inserted' : 'deleted';
        changed.push({ as, by: who(attributes) });
        changes += 1;
      } else if (name === 'w:commentReference') {
        const said = comments.get(attributes['w:id'] ?? '');
        if (said !== undefined) out.say(said.text, 'comment', said.by);
        shown += said === undefined ? 0 : 1;
      } else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
        const key = `${name === 'w:footnoteReference' ? 'foot' : 'end'}${attributes['w:id'] ?? ''}`;
        out.say(notes.get(key)?.text ?? '', 'footnote');
      } else if (name === 'wp:docPr') out.say(attributes['descr'] || attributes['name'] || '–', 'picture');
      else if (name === 'v:imagedata') out.say(attributes['o:title'] || '–', 'picture');
    },
    text(text) {
      if (isText && skipped === 0) say(text);
    },
    close(name) {
      if (name === 'mc:Fallback') skipped = Math.max(0, skipped - 1);
      if (skipped > 0) return;
      if (name === 'w:t' || name === 'w:delText') isText = false;
      else if (name === 'w:pPrChange') former -= 1;
      else if (name === 'w:pPr' && former === 0) {
        isSet = false;
        const numbered = lists.next(place, style);
        if (numbered === null) return;
        const { label, level } = numbered;
        out.say(`${isHeading ? '' : ' '.repeat(INDENT * level)}${label}`);
      } else if (name === 'w:p') {
        out.end(isHeading ? 'heading' : 'body');
        isHeading = false;
      } else if (name === 'w:tc') out.cell();
      else if (name === 'w:tr') out.endRow();
      else if (/^w:(ins|del|moveTo|moveFrom)$/.test(name)) changed.pop();
    },
  });
  // One that no place in the text refers to was still written.
  const blocks = out.finish();
  return { blocks, changes, comments: Math.max(shown, comments.size), leftOut: out.leftOut(margins(parts)) };
}

const MARGIN = /^word\/(header|footer)\d*\.xml$/;

/** Word writes one for each kind of page, and leaves most of them empty. */
function margins(parts: ReadonlyMap<string, Uint8Array>): number {
  const isShown = (bytes: Uint8Array) =>
    /<(w:t|wp:docPr|v:imagedata)[ >]/.test(new TextDecoder().decode(bytes));
  return [...parts].filter(([name, bytes]) => MARGIN.test(name) && isShown(bytes)).length;
}

/** "Ana Ruiz, 2021-03-02": the day as the program wrote it. */
const who = (attributes: Readonly<Record<string, string>>): string =>
  [attributes['w:author'] ?? '', (attributes['w:date'] ?? '').slice(0, 10)]
    .filter((one) => one !== '')
    .join(', ');

const prefixed = (prefix: string, all: ReadonlyMap<string, Remark>): [string, Remark][] =>
  [...all].map(([id, remark]) => [`${prefix}${id}`, remark]);

function remarks(bytes: Uint8Array | undefined, element: string): Map<string, Remark> {
  const found = new Map<string, Remark>();
  if (bytes === undefined) return found;
  let at: { id: string; by: string; text: string } | null = null;
  let isText = false;
  readXml(bytes, {
    open(name, attributes) {
      if (name === element) at = { id: attributes['w:id'] ?? '', by: who(attributes), text: '' };
      if (name === 'w:t') isText = true;
    },
    text(text) {
      if (isText && at !== null) at.text += text;
    },
    close(name) {
      if (name === 'w:t') isText = false;
      if (name === 'w:p' && at !== null) at.text += ' ';
      if (name === element && at !== null) {
        const { id, by, text } = at;
        if (text.trim() !== '') found.set(id, { by, text: text.trim() });
        at = null;
      }
    },
  });
  return found;
}
