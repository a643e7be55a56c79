/** Attack: a file is written to, cut off, replaced or deleted while it is taken in. What is kept is one state of it, or nothing. */
import { createHash } from 'node:crypto';
import { appendFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';

const was = (name: string) => `${name}: she said that the door was green.\n`.repeat(400);
const OTHER = 'He said that there was no door.!!\n'.repeat(400);
const SINCE = new Date('2026-11-01T09:00:00Z');
const OTHER_TIME = new Date('2026-11-02T10:00:00Z');

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

/** Taken in, while this is done to it as its reading begins. */
async function taken(name: string, meanwhile: (path: string) => void) {
  const file = at.pick(name, was(name));
  const path = at.engine.files.resolve(file);
  utimesSync(path, SINCE, SINCE);
  const report = ({ step }: { readonly step: string }) => (step === 'reading' ? meanwhile(path) : undefined);
  return await perform(at.engine, 'evidenceAdd', { caseId: at.caseId, file }, { ...quietJob(), report });
}
const list = async () => (await at.do('evidenceList', { caseId: at.caseId })).evidence.length;

describe('a file that, while it is read,', () => {
  it.each([
    ['is cut off', (path: string) => truncateSync(path, 100)],
    ['grows', (path: string) => appendFileSync(path, 'and more')],
  ])('%s is not taken in, and it is said why', async (name, meanwhile) => {
    const before = await list();
    const failure = await failureOf(() => taken(`${name}.txt`, meanwhile));
    expect(failure).toMatchObject({ code: 'file-unreadable', subject: `${name}.txt` });
    expect(failure.found).toMatchObject([{ code: 'changed-since-read' }]);
    expect(await list()).toBe(before);
  });

  it('is written over in its place, when a part of it was read, is not taken in', async () => {
    const [old, other] = [was('over').repeat(120), OTHER.repeat(200)];
    const file = at.pick('over.txt', old);
    const path = at.engine.files.resolve(file);
    utimesSync(path, SINCE, SINCE);
    let [isReading, looks] = [false, 0];
    const { signal } = new AbortController();
    // Whether it was cancelled is asked before each piece: between two of them somebody writes.
    Object.defineProperty(signal, 'aborted', {
      get() {
        looks += Number(isReading);
        if (looks === 2) writeFileSync(path, other.slice(0, old.length), { flag: 'r+' });
        return false;
      },
    });
    const report = ({ step }: { readonly step: string }) => {
      isReading ||= step === 'reading';
    };
    const job = { signal, report };
    const failure = await failureOf(() =>
      perform(at.engine, 'evidenceAdd', { caseId: at.caseId, file }, job),
    );
    expect(failure.found).toMatchObject([{ code: 'changed-since-read' }]);
  });

  it.each([
    [
      'is replaced by another',
      (path: string) => {
        writeFileSync(`${path}.new`, OTHER);
        renameSync(`${path}.new`, path);
      },
    ],
    ['is deleted', (path: string) => rmSync(path)],
    // As a copying program does at its end, and a file server some seconds after a scanner has put it there.
    ['is given another time', (path: string) => utimesSync(path, OTHER_TIME, OTHER_TIME)],
  ])('%s is kept whole, as it was', async (name, meanwhile) => {
    const { sha256 } = await taken(`${name}.txt`, meanwhile);
    expect(sha256).toBe(
      createHash('sha256')
        .update(was(`${name}.txt`))
        .digest('hex'),
    );
  });
});
