/** What leaves is out and recorded, or neither. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src-main/usecases/engine/engine.ts';
import { OutgoingFiles } from '../../src-main/usecases/leaving/outgoing-files.ts';
import { writeNewFile } from '../../src-main/usecases/leaving/write-new-file.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { steadyClock } from '../support/ports.ts';
import { temporaryFolder } from '../support/vault.ts';

const engine = { clock: steadyClock() } as Engine;
const WORDS = Buffer.from('words');

describe('a paper', () => {
  it('stays inside when its release cannot be recorded, at whatever point', async () => {
    for (const placedBefore of [false, true]) {
      const folder = temporaryFolder();
      const release = (_name: string, place: () => void) => {
        if (placedBefore) place();
        throw new Error('the log takes nothing');
      };
      const failure = await failureOf(() => writeNewFile(engine, folder, 'letter.pdf', WORDS, release));
      expect([placedBefore, failure.code, readdirSync(folder)]).toEqual([placedBefore, 'internal', []]);
    }
  });

  it('is not out before it is recorded, and has the name that was recorded', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letter.pdf'), 'an older one');
    const seen: string[][] = [];
    const names: string[] = [];
    const name = await writeNewFile(engine, folder, 'letter.pdf', WORDS, (fileName, place) => {
      names.push(fileName);
      seen.push(readdirSync(folder).filter((one) => !one.startsWith('.')));
      place();
    });
    expect([name, ...names]).toEqual(['letter (2).pdf', 'letter (2).pdf']);
    expect(seen).toEqual([['letter.pdf']]);
    expect(readdirSync(folder).sort()).toEqual(['letter (2).pdf', 'letter.pdf']);
    expect(readFileSync(join(folder, 'letter.pdf'), 'utf8')).toBe('an older one');
    // Only its owner may read it.
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('does not replace what takes its name at the last moment', async () => {
    const folder = temporaryFolder();
    const write = () =>
      writeNewFile(engine, folder, 'letter.pdf', WORDS, (_name, place) => {
        writeFileSync(join(folder, 'letter.pdf'), 'somebody else’s');
        place();
      });
    expect(await codeOf(write)).toBe('already-exists');
    expect(readdirSync(folder)).toEqual(['letter.pdf']);
    expect(readFileSync(join(folder, 'letter.pdf'), 'utf8')).toBe('somebody else’s');
  });
});

describe('several files', () => {
  const started = async () => {
    const folder = temporaryFolder();
    const files = OutgoingFiles.begin(folder, 'a'.repeat(26), steadyClock());
    await files.add('one.pdf', WORDS);
    await files.add('two.pdf', WORDS);
    return { folder, files };
  };

  it('are all taken away again when they are placed and their release is not recorded', async () => {
    const { folder, files } = await started();
    files.place();
    files.end();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leave no empty names when they are not placed', async () => {
    const { folder, files } = await started();
    files.end();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stay when they are kept', async () => {
    const { folder, files } = await started();
    files.place();
    files.keep();
    files.end();
    expect(readdirSync(folder)).toEqual(['one.pdf', 'two.pdf']);
  });
});
