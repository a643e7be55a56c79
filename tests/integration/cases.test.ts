import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../support/interview.ts';
import { interviewCaller } from '../support/interview.ts';
import { OWNER, temporaryVault } from '../support/vault.ts';

let call: Caller;
let vault: Awaited<ReturnType<typeof temporaryVault>>;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
});
const found = async (search: string) =>
  (await call('caseList', { search })).cases.map((one) => one.reference);

describe('cases', () => {
  it('are opened in the name of whoever unlocked the vault, and shown whole', async () => {
    const made = await call('caseCreate', { reference: 'TST/2026/001', title: 'Łódź & <Sons> "محمد" 🕊' });
    expect(made).toMatchObject({ status: 'active', profile: 'general', createdBy: OWNER, people: [] });
    expect(await call('caseShow', { caseId: made.id })).toEqual(made);
  });

  it('refuse a reference that is taken, naming it, and write nothing', async () => {
    const before = (await call('caseList', {})).total;
    await expect(call('caseCreate', { reference: 'tst/2026/001', title: 'Again' })).rejects.toMatchObject({
      code: 'already-exists',
      subject: 'TST/2026/001',
    });
    expect((await call('caseList', {})).total).toBe(before);
  });

  it('keep their own reference when changed, and do not take another’s', async () => {
    const second = await call('caseCreate', { reference: 'TST/2026/002', title: 'Second' });
    const fields = {
      caseId: second.id,
      profile: 'general',
      status: 'closed' as const,
      title: 'Second, closed',
    };
    expect(await call('caseUpdate', { ...fields, reference: 'TST/2026/002' })).toMatchObject({
      status: 'closed',
    });
    await expect(call('caseUpdate', { ...fields, reference: 'TST/2026/001' })).rejects.toMatchObject({
      code: 'already-exists',
    });
    expect(await found('closed')).toEqual(['TST/2026/002']);
  });

  it('are found by title, reference, people and their other names, whatever the accents', async () => {
    const third = await call('caseCreate', { reference: 'TST/2026/003', title: 'Third' });
    const person = { caseId: third.id, role: 'survivor' as const, name: 'Nguyễn Thị Minh' };
    const added = await call('personAdd', { ...person, alsoKnownAs: 'Đào' });
    for (const search of ['nguyen', 'MINH nguyen', 'dao', '2026/003', 'minh third'])
      expect(await found(search)).toEqual(['TST/2026/003']);
    const { id: personId, caseId: _, ...rest } = added;
    await call('personUpdate', { personId, ...rest, alsoKnownAs: '', name: 'Minh Khai' });
    expect(await found('nguyen')).toEqual([]);
    expect(await found('khai')).toEqual(['TST/2026/003']);
    expect(await found('%')).toEqual([]);
  });

  it('are listed newest change first, in pages, with what is in them', async () => {
    const { cases, total } = await call('caseList', { limit: 2 });
    expect([cases.length, total]).toEqual([2, 3]);
    expect(cases[0]).toMatchObject({
      reference: 'TST/2026/003',
      counts: { people: 1, evidence: 0, interviews: 0, worksheets: 0, bundles: 0 },
    });
    expect((await call('caseList', { limit: 2, offset: 2 })).cases).toHaveLength(1);
    expect((await call('caseList', { offset: 99 })).cases).toEqual([]);
  });
});

describe('people', () => {
  it('come back as they were put in, dates as exact as they were known', async () => {
    const { id: caseId } = await call('caseCreate', { reference: 'P', title: 'People' });
    const person = {
      caseId,
      role: 'witness' as const,
      name: 'أحمد <b>',
      birthDate: { value: '1998-06', qualifier: 'about' as const },
      interpreterNeeded: false,
      safeContact: 'x'.repeat(10_000),
      language: 'Arabic',
      note: 'line\nline',
      alsoKnownAs: '',
    };
    const added = await call('personAdd', person);
    expect(added).toMatchObject(person);
    expect((await call('caseShow', { caseId })).people).toEqual([added]);
  });

  it('belong to a case that is there', async () => {
    const caseId = 'z'.repeat(26) as never;
    await expect(call('personAdd', { caseId, role: 'other', name: 'X' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(call('caseShow', { caseId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leave an entry in the log for every change, with no names in it', () => {
    const entries = vault.session.read((db) =>
      db.all<{ action: string; canonical: Uint8Array }>('SELECT action, canonical FROM audit_entry'),
    );
    const actions = entries.map((entry) => entry.action);
    for (const action of ['case.created', 'case.updated', 'person.added', 'person.updated'])
      expect(actions).toContain(action);
    const text = entries.map((entry) => Buffer.from(entry.canonical).toString('utf8')).join('\n');
    for (const name of ['Nguyễn', 'Minh', 'أحمد', 'Second']) expect(text).not.toContain(name);
  });
});
