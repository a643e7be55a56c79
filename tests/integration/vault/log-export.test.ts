/** A copy of the log: what it says, what it does not name, whom it may go to, and that it is recorded as having left. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf, fontsOf, infoOf } from '../../support/pdf-tools.ts';

let at: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: '=1+2 Ánh' })).id;
  await at.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  await at.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'withdrawn' });
  const { id } = await at.do('evidenceAdd', {
    caseId,
    file: at.pick('advice.txt', 'x'),
    title: 'Counsel on the van',
  });
  await at.do('evidenceAdd', { caseId, file: at.pick('ticket.txt', 'y'), title: 'Ticket, to "Leeds"' });
  await at.do('evidenceExport', {
    evidenceId: id,
    folder: at.pickFolder(out()),
    overrideReason: 'x',
    overrideGround: 'court-order',
  });
  await at.do('privilegeMark', { of: { kind: 'exhibit', id }, reason: 'advice' });
  const other = await at.do('caseCreate', { reference: 'LH/2', title: 'R v Elsewhere', profile: 'general' });
  await at.do('personAdd', { caseId: other.id, role: 'survivor', name: 'Somebody Else' });
});
afterAll(() => at.engine.close());

const out = () => mkdtempSync(join(at.desk, 'log-'));
type Asked = CallInput<'auditExport'>;
const written = async (input: Partial<Asked>) => {
  const folder = out();
  const given = {
    caseId: at.caseId,
    format: 'csv',
    own: true,
    folder: at.pickFolder(folder),
    ...input,
  } as Asked;
  const done = await at.do('auditExport', given);
  return { ...done, bytes: readFileSync(join(folder, done.fileName)) };
};

describe('a copy of the log of a case', () => {
  it('is a table a spreadsheet reads and runs nothing of', async () => {
    const { bytes, entries } = await written({});
    const text = bytes.toString('utf8');
    expect(text.startsWith('\uFEFFNo.,When,By,What was done,About,Held,Entry,Identifier\r\n')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(entries + 3);
    // The table ends with the state of the whole log, as it was before the copy itself was recorded.
    const { entries: after } = await at.do('auditList', { limit: 500 });
    const last = /^(\d+),,,.*SHA-256.*,([0-9a-f]{64}),,log\.head,$/.exec(
      text.trimEnd().split('\r\n').at(-1) ?? '',
    );
    expect(after.map(({ seq }) => seq)).toContain(Number(last?.[1]));
    const printed = { entries: Number(last?.[1]), head: last?.[2] ?? '' };
    expect(await at.do('logCompare', { file: null, printed })).toMatchObject({ how: 'goes-on' });
    expect(text).toContain('Withdrew consent: ');
    expect(text).toContain('"Ticket, to ""Leeds"""');
    expect(text).toContain(",'=1+2 Ánh,");
    expect(text).not.toMatch(/(^|,)=/m);
    expect(text).not.toContain('Somebody Else');
  });

  it('names nothing that is marked privileged, whether it came in or went out', async () => {
    for (const format of ['csv', 'json', 'pdf'] as const) {
      const { bytes } = await written({ format });
      const text = format === 'pdf' ? flowOf(bytes) : bytes.toString('utf8');
      expect(text, format).not.toContain('Counsel on the van');
      expect(text, format).toContain('Marked privileged');
    }
  });

  it('has every detail for other programs, and the head of the vault’s log', async () => {
    const { bytes } = await written({ format: 'json', kind: 'sharing' });
    const read = JSON.parse(bytes.toString('utf8'));
    const { entries } = await at.do('auditList', { caseId: at.caseId, kind: 'sharing' });
    expect(read.head.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(read.entries.map((one: { action: string }) => one.action)).toEqual(
      entries.map((one) => one.action).filter((_, index) => index >= entries.length - read.entries.length),
    );
    expect(read.entries.find((one: { decided: string }) => one.decided === 'withdrawn').what).toMatch(
      /^Withdrew/,
    );
  });

  it('is tagged pages with the fonts in them, which say how it was narrowed down', async () => {
    const { bytes } = await written({ format: 'pdf', kind: 'sharing', from: '2020-01-01' });
    expect(infoOf(bytes).Tagged).toBe('yes');
    expect(fontsOf(bytes).every((font) => font.embedded)).toBe(true);
    const text = flowOf(bytes);
    for (const said of [
      'Consent and what left',
      '1 Jan 2020',
      'Withdrew consent',
      '=1+2 Ánh',
      'Newest first',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Case opened');
  });

  it('is in the list of what is out, under whom it went to, and in the log', async () => {
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    const { sha256 } = await written({ own: false, recipient: 'The court' });
    const { releases } = await at.do('consentReleases', { caseId: at.caseId });
    expect(releases[0]).toMatchObject({ kind: 'log', to: 'The court', sha256, state: 'confirmed' });
    const { entries } = await at.do('auditList', { caseId: at.caseId, limit: 5 });
    expect(entries.map((one) => one.action)).toContain('log.exported');
  });

  it('names no exhibit to somebody else that was taken out of the case; the office’s own copy does', async () => {
    const file = at.pick('wrong.txt', 'another client');
    const { id } = await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Letter of another client' });
    const others = async () => (await written({ own: false, recipient: 'The court' })).bytes.toString('utf8');
    expect(await others()).toContain('Letter of another client');
    await at.do('evidenceRemove', { evidenceId: id, reason: 'It was put into the wrong case' });
    const text = await others();
    expect(text).not.toContain('Letter of another client');
    expect(text).toContain('Ticket, to');
    expect(text).toContain(',evidence.removed,');
    expect((await written({})).bytes.toString('utf8')).toContain('Letter of another client');
  });

  it('for somebody else asks for consent, and for the office’s file names no holder', async () => {
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'withdrawn' });
    await expect(written({ own: false, recipient: 'The court' })).rejects.toMatchObject({
      code: 'consent-missing',
    });
    await expect(written({ own: true, recipient: 'The court' })).rejects.toMatchObject({ code: 'bad-input' });
    await written({ own: true });
  });
});

it('the whole vault’s log goes into the office’s own file alone', async () => {
  const { caseId: _case, ...whole } = { caseId: at.caseId, format: 'csv' as const };
  const folder = out();
  const input = { ...whole, folder: at.pickFolder(folder) };
  await expect(at.do('auditExport', { ...input, own: false, recipient: 'The court' })).rejects.toMatchObject({
    code: 'bad-input',
    found: [{ code: 'log-of-one-case' }],
  });
  const { fileName } = await at.do('auditExport', { ...input, own: true });
  const text = readFileSync(join(folder, fileName), 'utf8');
  expect(text).toContain('Somebody Else');
  expect(text).toContain('Vault created');
});

describe('a proof of the log', () => {
  it('holds, goes on from an earlier one, leaves out what is privileged, and brings the program that checks it', async () => {
    const first = await written({ format: 'proof' });
    const folder = out();
    const { log: earlier } = JSON.parse(first.bytes.toString());
    const done = await at.do('auditExport', {
      caseId: at.caseId,
      format: 'proof',
      own: true,
      recipient: '',
      forPurpose: '',
      folder: at.pickFolder(folder),
      earlier,
    });
    const said = spawnSync('python3', ['-B', join(folder, 'verify.py'), 'log', join(folder, done.fileName)], {
      encoding: 'utf8',
    });
    expect(said.stdout).toContain(`goes on from: ${earlier.entries} entries, root ${earlier.root}`);
    expect(said).toMatchObject({ status: 0 });
    expect(said.stdout.startsWith('whole\n')).toBe(true);
    const text = readFileSync(join(folder, done.fileName), 'utf8');
    expect(text).not.toContain('evidence.exported');
    expect(text).toContain('consent.recorded');
  });

  it('is for the office alone, and refuses an earlier log of somebody else', async () => {
    await expect(
      written({ format: 'proof', own: false, recipient: 'An expert', forPurpose: 'court-papers' }),
    ).rejects.toMatchObject({ code: 'bad-input', subject: 'format' });
    await expect(
      written({ format: 'proof', earlier: { entries: 1, root: '0'.repeat(64) } }),
    ).rejects.toMatchObject({ code: 'bad-input', subject: 'earlier' });
  });
});
