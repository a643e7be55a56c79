/** A second person: every step a vault asks one for takes somebody else's own passphrase, once, for that call and that input. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureInWords } from '../../../src-main/cli/failure.ts';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import { SECOND_KINDS } from '../../../src-main/core/vault/roles.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { showRawKey } from '../../../src-main/usecases/vault/raw-key.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const PHRASES = { Kim: 'a quite different long phrase', Lou: 'another long phrase for lou' } as const;
let at: EngineAtWork;
let exhibit: CallInput<'evidenceExport'>;
beforeAll(async () => {
  at = await engineAtWork();
  for (const [name, passphrase] of Object.entries(PHRASES)) {
    const role = name === 'Kim' ? 'caseworker' : 'read-only';
    await at.do('colleagueAdd', { own: PASSPHRASE, name, role, passphrase });
  }
  const file = at.pick('note.txt', 'A few words of a page.\n');
  const { id } = await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Note' });
  const folder = at.pickFolder(temporaryFolder());
  exhibit = {
    evidenceId: id,
    folder,
    recipient: 'Court',
    purpose: 'x',
    overrideReason: 'An order',
    overrideGround: 'court-order',
  };
});
afterAll(() => at.engine.close());

const newest = (limit = 1) =>
  at.engine.session.read((db) => {
    const { entries } = listAudit(db, { limit });
    return entries.map(({ seq, action, actor }) => {
      const row = db.get<{ said: string }>(
        'SELECT CAST(canonical AS TEXT) AS said FROM audit_entry WHERE seq = ?',
        [seq],
      );
      return { action, actor, facts: JSON.parse(row?.said ?? '{}').facts as Record<string, unknown> };
    });
  });
const stand = <N extends CallName>(
  call: N,
  input: CallInput<N>,
  person = 'Kim',
  passphrase: string = PHRASES.Kim,
) => at.do('secondApprove', { call, input, person, passphrase });

it('is asked for only where a supervisor set it, and with nobody else there it cannot be set', async () => {
  expect((await at.do('rulesShow', {})).second).toEqual([]);
  for (const kind of SECOND_KINDS) await at.do('secondSet', { kind, on: true });
  const { second, couldStandBy } = await at.do('rulesShow', {});
  expect(second).toEqual(SECOND_KINDS);
  expect(couldStandBy.map(({ name }) => name)).toEqual(['Kim']);
  const alone = await engineAtWork();
  expect(await codeOf(() => alone.do('secondSet', { kind: 'leave', on: true }))).toBe('bad-input');
  await alone.engine.close();
});

it('holds every kind back, and the log says that it was asked for', async () => {
  const tries: Partial<{ [N in CallName]: CallInput<N> }> = {
    evidenceRemove: { evidenceId: exhibit.evidenceId },
    evidenceExport: exhibit,
    erasureMake: { caseId: at.caseId, ground: 'request', typed: 'LH/1' },
    secondSet: { kind: 'erase', on: false },
    // For the office's own file, and about people of every case.
    auditExport: { folder: exhibit.folder, format: 'csv', own: true },
  };
  for (const [name, input] of Object.entries(tries) as [CallName, CallInput<CallName>][]) {
    expect([name, await codeOf(() => at.do(name, input))]).toEqual([name, 'second-person-needed']);
    expect(newest()[0]).toMatchObject({ action: 'vault.second-needed', facts: { call: name } });
  }
  expect(await codeOf(() => showRawKey(at.engine, passphraseBytes(PASSPHRASE)))).toBe('second-person-needed');
  expect((await at.do('evidenceList', { caseId: at.caseId })).evidence).toHaveLength(1);
  // What shows no entry is about nobody.
  expect(await codeOf(() => at.do('logWitness', { folder: exhibit.folder, earlier: null }))).toBe('none');
});

it('is asked for no look at what would go, with what is privileged released in it', async () => {
  await at.do('privilegeMark', { of: { kind: 'exhibit', id: exhibit.evidenceId }, reason: 'advice' });
  const whole = { caseId: at.caseId, recipient: 'Harbour House', forPurpose: 'support-services' };
  const released = { items: [exhibit.evidenceId], reason: 'Agreed', by: OWNER };
  const entries = at.engine.session.read((db) => listAudit(db, { limit: 1 })).total;
  const seen = await at.do('handoverPreview', { ...whole, released });
  expect(seen.contents.exhibits).toBe(1);
  expect((await at.do('handoverPreview', whole)).contents.exhibits).toBe(0);
  expect(at.engine.session.read((db) => listAudit(db, { limit: 1 })).total).toBe(entries);
  const making = {
    ...whole,
    released,
    organisation: '',
    folder: exhibit.folder,
    to: { passphrase: PASSPHRASE },
  };
  expect(await codeOf(() => at.do('handoverMake', making))).toBe('second-person-needed');
  await at.do('privilegeLift', {
    of: { kind: 'exhibit', id: exhibit.evidenceId },
    by: OWNER,
    reason: 'A slip',
  });
});

it('is asked for no erasure that a legal hold stops whoever stands by', async () => {
  const { caseId } = at;
  await at.do('holdSet', { caseId, reason: 'Appeal' });
  const erasure = { caseId, ground: 'request', typed: 'LH/1' };
  expect(await codeOf(() => at.do('erasureMake', erasure))).toBe('held-by-law');
  expect(newest(2).map(({ action }) => action)).toEqual(['erasure.refused', 'hold.set']);
  await at.do('holdLift', { caseId, reason: 'Over' });
  expect(await codeOf(() => at.do('erasureMake', erasure))).toBe('second-person-needed');
});

it('is somebody else, with their own passphrase and a role that does more than look; each refusal is in the log', async () => {
  expect(await codeOf(() => stand('evidenceExport', exhibit, OWNER, PASSPHRASE))).toBe(
    'second-person-refused',
  );
  expect(newest()[0]).toMatchObject({
    action: 'vault.second-refused',
    facts: { second: OWNER, why: 'second-same' },
  });
  expect(await codeOf(() => stand('evidenceExport', exhibit, 'Lou', PHRASES.Lou))).toBe(
    'second-person-refused',
  );
  expect(await codeOf(() => stand('evidenceExport', exhibit, 'Nobody', PHRASES.Kim))).toBe(
    'second-person-refused',
  );
  expect(await codeOf(() => stand('evidenceExport', exhibit, 'Kim', PASSPHRASE))).toBe('wrong-passphrase');
  expect(newest()[0]).toMatchObject({
    action: 'vault.second-refused',
    facts: { second: 'Kim', why: 'wrong-passphrase' },
  });
  expect(await codeOf(() => at.do('evidenceExport', exhibit))).toBe('second-person-needed');
});

it('stands by that one call with that one input, and both are in the log of what was done', async () => {
  expect(await stand('evidenceExport', exhibit)).toEqual({ second: 'Kim' });
  expect(await codeOf(() => at.do('evidenceExport', { ...exhibit, recipient: 'Somebody else' }))).toBe(
    'second-person-needed',
  );
  await at.do('evidenceExport', exhibit);
  const entry = newest(6).find(({ action }) => action === 'evidence.exported');
  expect(entry).toMatchObject({ actor: OWNER, facts: { second: 'Kim' } });
  expect(await codeOf(() => at.do('evidenceExport', exhibit))).toBe('second-person-needed');
  const away = { evidenceId: exhibit.evidenceId };
  await stand('evidenceRemove', away);
  await at.do('evidenceRemove', away);
  expect(newest()[0]).toMatchObject({ action: 'evidence.removed', facts: { second: 'Kim' } });
});

it('is asked where somebody can be asked, and shows the raw key only then', async () => {
  const passphrase = passphraseBytes(PHRASES.Kim);
  const engine: Engine = {
    ...at.engine,
    askSecond: async (check) => await check({ person: 'Kim', passphrase }),
  };
  expect((await showRawKey(engine, passphraseBytes(PASSPHRASE))).key).toMatch(/^[0-9a-f]{64}$/);
  expect(newest()[0]).toMatchObject({ action: 'vault.key-shown', actor: OWNER, facts: { second: 'Kim' } });
});

it('keeps two who can, while it is asked for', async () => {
  const { people } = await at.do('colleagueList', {});
  const id = people.find(({ name }) => name === 'Kim')?.id ?? '';
  const refused = await at.do('colleagueRemove', { id }).catch((thrown) => thrown.toData());
  // A colleague leaves, and whoever stays is told what to do first.
  expect(failureInWords(refused, 'people').what).toMatch(/^Nothing was changed: .* add somebody first/);
  expect(await codeOf(() => at.do('colleagueRole', { own: PASSPHRASE, id, role: 'read-only' }))).toBe(
    'bad-input',
  );
  const off = { kind: 'erase', on: false } as const;
  await stand('secondSet', off);
  expect((await at.do('secondSet', off)).second).not.toContain('erase');
});

it('stands by what is made for a reader: a chronology goes as it does without a second person', async () => {
  const at = await engineAtWork();
  await at.do('colleagueAdd', { own: PASSPHRASE, name: 'Kim', role: 'caseworker', passphrase: PHRASES.Kim });
  await at.do('secondSet', { kind: 'leave', on: true });
  const { id: personId } = await at.do('personAdd', { caseId: at.caseId, name: 'Adaeze', role: 'survivor' });
  await at.do('contactAdd', { personId, channel: 'telephone', reached: 'person', safe: 'yes' });
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
  const folder = at.pickFolder(temporaryFolder());
  const chronology = { caseId: at.caseId, folder, recipient: 'Aire Law', forPurpose: 'court-papers' };
  expect(await codeOf(() => at.do('chronologyExport', chronology))).toBe('second-person-needed');
  const by = { person: 'Kim', passphrase: PHRASES.Kim };
  await at.do('secondApprove', { call: 'chronologyExport', input: chronology, ...by });
  expect((await at.do('chronologyExport', chronology)).rows).toBe(1);
  await at.engine.close();
});
