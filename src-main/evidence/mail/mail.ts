/** @file An e-mail as it was read, whichever program wrote it. Every line is one line: no value brings a break along. */
import type { TextBlock } from '../../contract/rendering.ts';
import type { Part } from '../decoder.ts';

export interface Mail {
  /** "Ana Ruiz <ana@example.org>". */
  readonly from: readonly string[];
  /** Who sent it for them, where that is somebody else. */
  readonly sender: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  /** As it is written in the mail, with its zone. */
  readonly date: string;
  readonly subject: string;
  readonly messageId: string;
  readonly body: readonly TextBlock[];
  readonly attachments: readonly Part[];
}

/** Without what would move letters about or break the line. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

const NAME_LENGTH = 120;

/** A name that leads nowhere: what an attachment says it is called may be a path. */
export function partName(said: string | null | undefined, number: number, ending = ''): string {
  const last =
    oneLine(said ?? '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  const name = last.replace(/^\.+/, '').trim();
  if (name === '') return `attachment-${number}${ending}`;
  if (name.length <= NAME_LENGTH) return name;
  const kept = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  return `${name.slice(0, NAME_LENGTH - kept.length).toWellFormed()}${kept}`;
}

/** Text of a mail as paragraphs, one a line. */
export function paragraphs(text: string): TextBlock[] {
  const lines = text.split(/\r\n?|\n|\u0085|\u2028|\u2029|\f/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines.map((line) => ({
    kind: 'text',
    style: 'body',
    runs: line.trim() === '' ? [] : [{ as: 'plain', text: line.trimEnd() }],
  }));
}
