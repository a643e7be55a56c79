/** @file A pack looked at before it goes: in words, and page by page as it will be printed. Nothing leaves. */

import type { Picture } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { PackPreview } from '../../contract/packs.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../engine/engine.ts';
import { makePack, setPack } from './make-pack.ts';
import { packReader } from './read-pack.ts';

export async function packPreview(engine: Engine, input: CheckedInput<'packPreview'>): Promise<PackPreview> {
  const reader = await packReader(engine, input);
  return engine.session.read((db) => {
    const source = reader.read(db);
    const { preview, paper } = makePack(source);
    const exhibits = paper.exhibits.reduce((sum, one) => sum + one.pages, 0);
    return { ...preview, pages: setPack(source, paper).pages + exhibits };
  });
}

/** Pages of exhibits are looked at as exhibits: here are those that are made for the pack. */
export async function packPage(engine: Engine, input: CheckedInput<'packPage'>, job: Job): Promise<Picture> {
  const reader = await packReader(engine, input);
  const { pdf, pages } = engine.session.read((db) => {
    const source = reader.read(db);
    return setPack(source, makePack(source).paper);
  });
  if (input.page > pages)
    throw new TestimonyError('not-found', { subject: 'page', detail: `it has ${pages} pages` });
  const bytes = await engine.decoder.renderPage(pdf, input.page, input.width, job.signal);
  return { mediaType: 'image/png', bytes };
}
