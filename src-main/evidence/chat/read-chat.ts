/**
 * @file A conversation as WhatsApp exports it: a text in which each message begins with a time and a sender. Telephones write
 * the time in the order of their country: it is shown as it was written, and never turned about.
 */
import type { Run, TextBlock } from '../../contract/rendering.ts';

/** "12/03/2021, 14:02 - Ana: …" (Android); "[12/03/2021, 2:02:33 PM] Ana: …" (iPhone). Marks of direction are passed over. */
const TIME = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),? +\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?`;
const HEAD = new RegExp(`^(?:\\[(${TIME})\\] |(${TIME}) [-–] )(.*)$`, 'isu');
const SENDER = /^([^:]{1,80}): ?(.*)$/su;
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** How many lines tell, and how many of them have to be heads of messages. */
const LOOKED_AT = 60;
const SHARE = 0.3;

export interface Message {
  readonly when: string;
  /** Empty for what the program itself wrote: who joined, that it is encrypted. */
  readonly who: string;
  readonly lines: readonly string[];
}

export interface ChatRead {
  readonly blocks: readonly TextBlock[];
  /** Files that it names and that did not come with it. */
  readonly missing: number;
}

const bare = (line: string): string => line.replace(MARKS, '').replace(/\u202f/g, ' ');

/** Two messages at least, and enough of the lines. */
export function isChat(text: string): boolean {
  const lines = text
    .slice(0, 40_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const heads = lines.filter((line) => HEAD.test(bare(line))).length;
  return heads >= 2 && heads >= lines.length * SHARE;
}

function messagesOf(text: string): Message[] {
  const messages: { when: string; who: string; lines: string[] }[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const head = HEAD.exec(bare(line));
    if (head === null) {
      // A message of several lines; what stands before the first is somebody's own.
      if (messages.length === 0) messages.push({ when: '', who: '', lines: [line] });
      else messages.at(-1)?.lines.push(line);
      continue;
    }
    const said = head[3] ?? '';
    const sender = SENDER.exec(said);
    const [who, words] = sender === null ? ['', said] : [sender[1] ?? '', sender[2] ?? ''];
    messages.push({ when: head[1] ?? head[2] ?? '', who, lines: [words] });
  }
  return messages;
}

/** A file as WhatsApp names those it exports; its words around it are those of the telephone's language. */
const NAMED_FILE =
  /[\p{L}\p{N}][\p{L}\p{N} _()+.-]{0,120}\.(?:jpe?g|png|webp|heic|gif|mp4|mov|3gp|opus|ogg|m4a|mp3|aac|amr|wav|avif|bmp|tiff?|pdf|docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|html?|eml|zip|vcf)\b/giu;

/** `files`: names of what came with it. */
export function readChat(text: string, files: ReadonlySet<string>): ChatRead {
  const blocks: TextBlock[] = [];
  const missing = new Set<string>();
  for (const { when, who, lines } of messagesOf(text)) {
    const head = [when, who].filter((one) => one !== '').join(' · ');
    if (head !== '') blocks.push({ kind: 'text', style: 'message', runs: [{ as: 'plain', text: head }] });
    while (lines.length > 1 && lines.at(-1)?.trim() === '') (lines as string[]).pop();
    for (const line of lines)
      blocks.push({ kind: 'text', style: 'body', runs: inPlace(line, files, missing) });
  }
  return { blocks, missing: missing.size };
}

/** A line whose files are said to be files, in their place. */
function inPlace(line: string, files: ReadonlySet<string>, missing: Set<string>): Run[] {
  const runs: Run[] = [];
  let at = 0;
  const plain = (text: string) => {
    if (text !== '') runs.push({ as: 'plain', text });
  };
  for (const found of line.matchAll(NAMED_FILE)) {
    const name = [...files].find((one) => found[0].endsWith(one)) ?? found[0];
    const isHere = files.has(name);
    // Somebody may write of a file: only what the telephone marks as sent is said to be missing.
    if (!isHere && !isMarked(line, found.index, found[0].length)) continue;
    const from = found.index + found[0].length - name.length;
    plain(line.slice(at, from));
    runs.push({ as: isHere ? 'file' : 'file-missing', text: name });
    if (!isHere) missing.add(name);
    at = from + name.length;
  }
  plain(line.slice(at));
  return runs.length === 1 && runs[0]?.text.trim() === '' ? [] : runs;
}

/** "IMG-20210312-WA0001.jpg (file attached)", "<attached: 00000012-PHOTO.jpg>". */
function isMarked(line: string, at: number, length: number): boolean {
  const after = line.slice(at + length);
  return /^ \([^)]+\)\s*$/.test(after) || (/<[^<>]*$/.test(line.slice(0, at)) && after.startsWith('>'));
}
