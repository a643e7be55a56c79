import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftKey, Words } from '../../src-main/contract/drafts.ts';
import type { CallInput, CallName } from '../../src-main/contract/index.ts';
import { composeEngine, type RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { quietJob, testClock } from '../support/ports.ts';
import { temporaryVault } from '../support/vault.ts';

let vault: Awaited<ReturnType<typeof temporaryVault>>;
let engine: RunningEngine;
let place: Required<DraftKey>;
const call = <N extends CallName>(name: N, input: CallInput<N>) => perform(engine, name, input, quietJob());
beforeAll(async () => {
  vault = await temporaryVault();
  engine = composeEngine(vault.session, testClock);
  const { id } = await call('caseCreate', { reference: 'KW-1', title: 'Kept words' });
  place = { kind: 'person', subject: id, detail: 'new' };
});
afterAll(() => engine.close());

const keep = (words: Words | null) => call('draftTextKeep', { ...place, words });
const kept = async () => (await call('draftTextList', { subject: place.subject })).kept;
const log = async () => (await call('auditList', { limit: 500 })).entries.map((one) => one.action);

describe('words typed into a form that is still open', () => {
  it('are kept as they are typed, whatever they are', async () => {
    await keep({ name: 'Ngọc', note: '' });
    await keep({ name: 'Ngọc <&"> 🙂 نور', note: 'line\nline' });
    expect(await kept()).toEqual([
      {
        kind: 'person',
        detail: 'new',
        words: { name: 'Ngọc <&"> 🙂 نور', note: 'line\nline' },
        at: expect.any(String),
      },
    ]);
  });

  it('are there after a lock', async () => {
    await engine.close();
    engine = composeEngine(await vault.reopen(), testClock);
    expect((await kept()).map((one) => one.words.name)).toEqual(['Ngọc <&"> 🙂 نور']);
  });

  it('are told apart by form, and by what they are about', async () => {
    await call('draftTextKeep', { ...place, kind: 'note', detail: 'another', words: { note: 'a note' } });
    expect((await kept()).map((one) => one.kind).sort()).toEqual(['note', 'person']);
    expect((await call('draftTextList', { subject: 'z'.repeat(26) })).kept).toEqual([]);
  });

  it('leave only that they were kept in the log, and about what', async () => {
    expect((await log()).filter((action) => action === 'words.kept')).toHaveLength(3);
    const canonical = vault.session.read((db) =>
      db.all<{ text: string }>('SELECT CAST(canonical AS TEXT) AS text FROM audit_entry'),
    );
    expect(canonical.map(({ text }) => text).join('\n')).not.toMatch(/Ngọc|a note/);
  });

  it('are gone once they are saved or left out, and leaving nothing out is no event', async () => {
    await keep(null);
    await keep(null);
    expect((await kept()).map((one) => one.kind)).toEqual(['note']);
    expect((await log()).filter((action) => action === 'words.left-out')).toHaveLength(1);
  });

  it('have to be about something, and of a size', async () => {
    const about = (words: Words, subject = place.subject) =>
      call('draftTextKeep', { ...place, subject, words }).catch((error: { code: string }) => error.code);
    expect(await about({ name: 'x' }, '../etc')).toBe('bad-input');
    expect(await about({ name: 'x'.repeat(200_001) })).toBe('bad-input');
  });
});
