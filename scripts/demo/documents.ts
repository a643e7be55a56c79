/** @file The sample's documents, made in memory: nothing is written but what the caller writes. */
import { Buffer } from 'node:buffer';
import { typesetterFor } from '../../src-main/documents/typst.ts';
import { filledForm } from './filled-form.ts';
import { cropped, type DrawPage, faxed, locked, scanned, turned } from './finish.ts';
import { account, letter, screen, tables } from './papers.ts';
import { photo } from './photo.ts';
import { type SampleDocument, sampleDocuments, sampleFolder } from './sample.ts';

export interface MadeDocument extends SampleDocument {
  readonly bytes: Uint8Array;
}

/** About 240 dots an inch across a telephone's screen as drawn by screen.typ. */
const SCREEN_WIDTH = 860;

/** Makes them one after another. `draw` turns a page into a picture (the program's own page reader). */
export async function* makeDocuments(draw: DrawPage): AsyncGenerator<MadeDocument> {
  for (const doc of sampleDocuments) yield { ...doc, bytes: await make(doc, draw) };
}

async function make(doc: SampleDocument, draw: DrawPage): Promise<Uint8Array> {
  const typesetter = typesetterFor(sampleFolder);
  const finish = doc.finish ?? [];
  switch (doc.make) {
    case 'photo':
      return photo(doc.scene ?? 'room', finish);
    case 'screen':
      return draw(screen(typesetter, doc), 1, SCREEN_WIDTH);
    case 'chat':
      return Buffer.from(`${(doc.lines ?? []).join('\n')}\n`, 'utf8');
    case 'locked':
      // The first bytes of a RAR archive: enough for a program to see what it is.
      return Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.alloc(4000, 7)]);
    case 'form':
      return filledForm(typesetter, doc);
    case 'account':
      return account(typesetter, doc);
    case 'table':
      return finish.includes('turn')
        ? turned(tables(typesetter, doc))
        : (tables(typesetter, doc)[0] as Uint8Array);
    case 'letter':
      return finished(letter(typesetter, doc), doc, draw);
    default:
      return doc.make satisfies never;
  }
}

async function finished(pdf: Uint8Array, doc: SampleDocument, draw: DrawPage): Promise<Uint8Array> {
  const finish = doc.finish ?? [];
  if (finish.includes('scan')) return scanned(pdf, draw);
  if (finish.includes('crop')) return cropped(pdf);
  if (finish.includes('fax')) return faxed(pdf, draw);
  if (finish.includes('lock')) return locked(pdf, doc.password ?? '');
  return pdf;
}
