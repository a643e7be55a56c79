/**
 * A part of a case in which somebody stays behind: neither their name nor a word of theirs is in the file, whatever paper of the
 * case has it, and what is about an exhibit that stays behind stays with it. The receipt that goes back is a file that anybody can
 * read: it says nothing of what was told.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import {
  answer,
  caseToHandOver,
  type HandedCase,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sendReceipt,
  sideOf,
  stockAge,
  written,
} from '../../support/handover.ts';
import { openingAnswers } from '../../support/interview.ts';

const age = stockAge();
/** In each a word that no other has. */
const ANAS = ['Ileanca', 'anaswords', 'anasnote', 'anasdate', 'anasarrest'];
const OF_PAPERS = ['letternote', 'The clinic’s letter', 'letterwords'];

let here: Side;
let there: Side;
let of: HandedCase;
let ana: PersonId;
let anas: ScreeningId;
const exhibits = new Map<string, EvidenceId>();
const exhibit = (named: string) => exhibits.get(named) as EvidenceId;
async function add(named: string, file: string, bytes: string, title = ''): Promise<void> {
  const { caseId } = of;
  const found = here.engine.files.register(written(file, bytes));
  exhibits.set(named, (await here.do('evidenceAdd', { caseId, file: found, title })).id);
}
const MAIL = [
  'From: a@example.org',
  'Subject: x',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="X"',
  '',
  '--X',
  'Content-Type: text/plain',
  '',
  'Here it is.',
  '--X',
  'Content-Type: text/plain',
  'Content-Disposition: attachment; filename="tenancy.txt"',
  '',
  'A tenancy of 2024.',
  '--X--',
  '',
].join('\n');

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Amina Okafor', 'b', 22);
  of = await caseToHandOver(here);
  const { caseId, personId } = of;
  const { id } = await here.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Ana Ileanca',
    note: 'anasnote',
  });
  ana = id;
  for (const purpose of ['interview', 'support-services', 'court-papers'])
    await here.do('consentRecord', { personId: ana, purpose, status: 'given' });
  anas = (await here.do('screeningStart', { caseId, personId: ana, formId: 'first-account' })).id;
  const opening = openingAnswers({ 'consent-support': 'given' });
  await here.do('screeningAnswer', { screeningId: anas, answers: opening });
  await answer(here, anas, { treatment: 'They said anaswords to me.' });
  await here.do('screeningSign', { screeningId: anas, readBack: 'Read back.' });
  exhibits.set('account', (await here.do('recordExhibit', { screeningId: anas })).id);
  await here.do('dateRecord', {
    caseId,
    personId: ana,
    kind: 'nrm-referral',
    note: 'anasdate',
    on: { value: '2026-09-01', qualifier: 'exact' },
  });
  const arrested = { answer: 'yes', who: 'Ana', where: 'anasarrest', toldBy: 'x' } as const;
  const bail = { answer: 'yes', who: 'Maria', where: 'at Leeds', toldBy: 'x' } as const;
  await here.do('caseSituation', { caseId, situation: { arrested, bail } });
  await add('letter', 'letter.txt', 'letterwords', 'The clinic’s letter');
  const about = { item: exhibit('letter'), evidenceId: exhibit('letter'), note: 'letternote' };
  await here.do('consentRecord', { personId, purpose: 'court-papers', status: 'refused', ...about });
  await add('mail', 'mail.eml', MAIL, 'The clinic’s letter again');
  for (const one of (await here.do('evidenceList', { caseId })).evidence) exhibits.set(one.title, one.id);
  await here.do('chronologyExhibit', { caseId, exhibitRef: 'CH1' });
}, 60_000);
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

type Part = {
  readonly exhibits?: EvidenceId[];
  readonly records?: ScreeningId[];
  readonly recipient?: string;
};
async function unpacked(part: Part): Promise<string> {
  const more = { people: [of.personId], to: { key: age.key }, ...part };
  const files = age.unpack(await handOver(here, there, of.caseId, more));
  return [...files.values()].join('\n');
}
const among = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

it('has no word and no name of whoever stays behind, though papers made here have them, and says how many stay', async () => {
  const said = await unpacked({});
  expect(among(said, ANAS)).toEqual([]);
  expect(among(said, ['Maria Popescu', 'at Leeds', ...OF_PAPERS])).toHaveLength(5);
  const { leftOut } = await here.do('handoverPreview', {
    caseId: of.caseId,
    recipient: 'x',
    people: [of.personId],
  });
  expect(leftOut).toContainEqual({ kind: 'exhibit', why: 'rests-on-left-out', count: 2 });
});

it('has none where such a paper stands in a list of exhibits: the list is of what was not taken out', async () => {
  const all = (await here.do('evidenceList', { caseId: of.caseId })).evidence.map(({ id }) => id);
  expect(among(await unpacked({ exhibits: all }), ANAS)).toEqual([]);
});

it('says nothing of a paper that stays behind: not in a consent to it alone, nor as what another came in', async () => {
  const chosen = [exhibit('Note about passports'), exhibit('tenancy')];
  const said = await unpacked({ exhibits: chosen, recipient: 'Somewhere new' });
  expect(said).toContain('A tenancy of 2024.');
  expect(among(said, [...OF_PAPERS, ...ANAS])).toEqual([]);
});

it('leaves out what was made from a record that was not chosen, unless it is named', async () => {
  const whole = { caseId: of.caseId, recipient: 'x', records: [of.account] };
  const stays = { kind: 'exhibit', why: 'rests-on-left-out', count: 2 };
  expect((await here.do('handoverPreview', whole)).leftOut).toContainEqual(stays);
  const named = { ...whole, exhibits: [exhibit('account')] };
  expect((await here.do('handoverPreview', named)).contents.exhibits).toBe(1);
});

it('goes whole where all of the case is chosen', async () => {
  const { caseId } = of;
  const { leftOut, contents } = await here.do('handoverPreview', { caseId, recipient: 'x' });
  const { evidence } = await here.do('evidenceList', { caseId });
  expect([leftOut, contents.exhibits]).toEqual([[], evidence.length]);
});

it('comes back as a receipt that names no question, no decision and no support', async () => {
  const { caseId, personId } = of;
  const decision = { kind: 'decision', about: 'police', answer: 'no' } as const;
  await here.do('supportRecord', { personId, line: decision });
  await here.do('supportRecord', { personId, line: { kind: 'non-punishment', atRisk: 'yes' } });
  // Begun by the same name on both sides: a draft is its author's.
  const { id: sheet } = await here.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  await answer(here, sheet, { 'pv-want-to-submit-nrm': 'no' });
  await answer(there, sheet, { 'pv-want-to-submit-nrm': 'yes' });
  const merged = await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  const { path, sent } = await sendReceipt(there, here, merged);
  expect(among(readFileSync(path, 'utf8'), ['police', 'punishment', 'want-to-submit'])).toEqual([]);
  expect(sent.receipt?.by).toBe('Amina Okafor');
});

it('tells whoever has a paper already that the yes to it was taken back, though the paper stays behind now', async () => {
  const { caseId, personId } = of;
  const evidenceId = exhibit('Note about passports');
  const about = { personId, purpose: 'court-papers', item: evidenceId };
  await here.do('consentRecord', { ...about, status: 'given' });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  const taken = await here.do('consentRecord', { ...about, status: 'withdrawn', note: 'Not any more' });
  await here.do('evidenceRemove', { evidenceId, reason: 'She does not want it used' });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  const ids = async (side: Side) => (await side.do('consentList', { caseId })).consents.map(({ id }) => id);
  expect(await ids(there)).toContain(taken.id);
  // It is nobody else's to know.
  expect(among(await unpacked({ recipient: 'A third office' }), ['Not any more'])).toEqual([]);
});
