/** @file The public key of a vault as an A4 page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { typesetterFor } from './typst.ts';

const Words = z.strictObject({
  title: z.string(),
  about: z.string(),
  key: z.string(),
  digits: z.string(),
  paragraphs: z.array(z.string()),
  blanks: z.array(z.string()),
});

export interface KeyPage {
  /** `age1…` */
  readonly recipient: string;
  /** Groups with spaces between: crypto/key-digits.ts. */
  readonly digits: string;
  /** ISO date-times. */
  readonly since: string;
  readonly printedAt: string;
  readonly printedBy: string;
}

/** Letters that are read out in one go. */
const LETTERS = 6;

/** Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. */
export function typesetKey(resources: string, page: KeyPage): Uint8Array {
  const file = join(resources, 'locales', 'en', 'public-key.json');
  const words = Words.parse(JSON.parse(readFileSync(file, 'utf8')));
  const about = words.about
    .replace('{since}', page.since.slice(0, 10))
    .replace('{at}', page.printedAt.slice(0, 10))
    .replace('{by}', page.printedBy);
  const groups = page.recipient.match(new RegExp(`.{1,${LETTERS}}`, 'g')) ?? [];
  const data = { ...words, about, groups, digitGroups: page.digits.split(' '), whole: page.recipient };
  return typesetterFor(resources).typeset({ template: 'public-key.typ', data, createdAt: page.printedAt })
    .pdf;
}
