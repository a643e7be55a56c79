import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt } from '../../../src-main/contract/bundles.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { failureOf } from '../../support/failures.ts';
import { said } from '../../support/said.ts';
import { withStickyNote } from '../../support/sticky-note.ts';
import { temporaryFolder } from '../../support/vault.ts';

describe('a bundle compared with its record', () => {
  let made: BundleCase;
  let built: BundleBuilt;
  const pdf = () => join(made.out, built.fileName);
  const compare = async (path: string) => {
    const { findings, passed } = await made.call('bundleVerify', { file: made.pick(path) });
    expect(passed).toBe(false);
    return findings.filter((one) => !one.passed).map(said);
  };
  beforeAll(async () => {
    made = await BundleCase.open();
    built = await made.build((await made.bundle()).id);
  });

  it('names the page on which somebody put a comment, and says that the pages are in place', async () => {
    const marked = join(temporaryFolder(), built.fileName);
    withStickyNote(pdf(), marked, 4);
    const [said, bytes, ...more] = await compare(marked);
    expect(said).toContain('The pages are where the record says');
    expect(said).toContain('Something was added on page 4 since, such as a comment.');
    expect(bytes).toContain(built.sha256);
    expect(more).toEqual([]);
  });

  it('is told from one whose pages are in another order', async () => {
    const shuffled = join(temporaryFolder(), built.fileName);
    execFileSync('qpdf', [pdf(), '--pages', pdf(), '1,2,4,3,5-z', '--', shuffled]);
    const [said, , ...more] = await compare(shuffled);
    expect(said).toContain('is not where the record says');
    expect(more.join()).toContain('The printed number is not the number of the page');
  });

  it('is known again under another name when a comment was written behind it', async () => {
    const renamed = join(temporaryFolder(), 'from the other side.pdf');
    writeFileSync(renamed, readFileSync(pdf()));
    appendFileSync(renamed, '% a comment\n');
    const [said, bytes] = await compare(renamed);
    expect(said).toContain('The pages are where the record says');
    expect(bytes).toContain(`All ${built.byteSize} bytes that were built are still at the beginning`);
    expect(bytes).toContain('12 bytes were written after them');
  });

  it('says what to do when it was saved anew and renamed', async () => {
    const renamed = join(temporaryFolder(), 'marked.pdf');
    withStickyNote(pdf(), renamed, 3);
    const failure = await failureOf(() => compare(renamed));
    expect(failure.code).toBe('not-found');
    expect(failure.detail).toContain('give it the name it was built under');
  });
});
