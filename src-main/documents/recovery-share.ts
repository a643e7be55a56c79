/** @file One share of a recovery kit as an A4 page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { typesetterFor } from './typst.ts';

const Words = z.strictObject({
  title: z.string(),
  about: z.string(),
  reading: z.string(),
  paragraphs: z.array(z.string()),
  blanks: z.array(z.string()),
});

export interface SharePage {
  readonly kit: string;
  readonly number: number;
  readonly shares: number;
  readonly needed: number;
  /** ISO date-time. */
  readonly made: string;
  /** Groups of letters with spaces between. */
  readonly text: string;
}

/** Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. */
export function typesetShare(resources: string, page: SharePage): Uint8Array {
  const file = join(resources, 'locales', 'en', 'recovery-share.json');
  const words = Words.parse(JSON.parse(readFileSync(file, 'utf8')));
  const values: Readonly<Record<string, string>> = {
    number: String(page.number),
    shares: String(page.shares),
    needed: String(page.needed),
    kit: page.kit,
    made: page.made.slice(0, 10),
  };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const data = {
    title: filled(words.title),
    about: filled(words.about),
    reading: words.reading,
    paragraphs: words.paragraphs.map(filled),
    blanks: words.blanks,
    groups: page.text.split(' '),
  };
  return typesetterFor(resources).typeset({ template: 'recovery-share.typ', data, createdAt: page.made }).pdf;
}
