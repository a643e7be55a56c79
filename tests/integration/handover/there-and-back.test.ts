/** A case goes to another organisation, comes back changed on both sides, and both logs tell it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import { Manifest } from '../../../src-main/core/handover/manifest.ts';
import { bitmap } from '../../support/bitmaps.ts';
import { failureOf } from '../../support/failures.ts';
import {
  answer,
  caseToHandOver,
  type HandedCase,
  handOver,
  itemIn,
  mergeIn,
  readIn,
  type Side,
  sendReceipt,
  sideOf,
  states,
  takeReceipt,
  written,
} from '../../support/handover.ts';
import { safetyAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

let here: Side;
let there: Side;
let of: HandedCase;
beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const actions = async (side: Side) =>
  (await side.do('auditList', { limit: 200 })).entries.map(({ action }) => action);
/** What is not as it was written, on that side: nothing. */
async function altered(side: Side) {
  const found = await side.do('auditVerify', {});
  return [found.intact, found.alteredRecords, found.alteredDetails, found.notCovered];
}
const SOUND = [true, [], [], []];

describe('the file', () => {
  it('is opened by stock age with a passphrase, and its manifest says what is in it and what stays', async () => {
    await here.do('screeningNote', {
      screeningId: of.account,
      question: '',
      author: '',
      note: 'She was tired.',
    });
    const passphrase = 'otter lantern gravel mint';
    const path = await handOver(here, there, of.caseId, { to: { passphrase } });
    const wrong = await failureOf(() => readIn(there, path, 'otter lantern gravel mind'));
    expect([wrong.code, wrong.found?.[0]?.code]).toEqual(['wrong-password', 'handover-needs-passphrase']);
    expect(await readIn(there, path, passphrase)).toMatchObject({ handover: { reference: 'LH/7' } });
  });

  it('for a public key holds what its manifest names, byte for byte, when stock age opens it', async () => {
    const folder = temporaryFolder();
    // Stock age makes the key here, so that both ways between the two programs are tried.
    const made = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const key = /public key: (\S+)/.exec(made)?.[1] ?? '';
    const path = await handOver(here, there, of.caseId, { to: { key } });
    execFileSync('age', ['-d', '-i', written('key.txt', made), '-o', join(folder, 'plain.tar'), path]);
    execFileSync('tar', ['-xf', 'plain.tar'], { cwd: folder });
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
    const sums = manifest.files.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join('');
    execFileSync('sha256sum', ['-c', '--quiet'], { cwd: folder, input: sums });
    expect(manifest).toMatchObject({
      to: 'Harbour House',
      purpose: { id: 'support-services' },
      ground: null,
      consentOf: ['Maria Popescu'],
      leftOut: [{ kind: 'note', why: 'stays-with-office', count: 1 }],
    });
    expect(readFileSync(join(folder, manifest.files[2]?.path ?? ''), 'utf8')).toMatch(/passports/);
    expect(readFileSync(join(folder, 'case.json'), 'utf8')).not.toContain('tired');
  });

  it('says nothing of a question about whoever gets it: no consent was missing', async () => {
    const work = await sideOf('Sara Lind', 'd', 31);
    const { caseId } = await caseToHandOver(work);
    await work.do('personAdd', { caseId, role: 'suspect', name: 'Harbour House' });
    expect(await failureOf(() => handOver(work, there, caseId, {}))).toMatchObject({
      found: expect.arrayContaining([expect.objectContaining({ code: 'recipient-suspect' })]),
    });
    const path = await handOver(work, there, caseId, { overrideReason: 'Another of that name' });
    const { handover } = await readIn(there, path);
    expect(handover).toMatchObject({ consentOf: ['Maria Popescu'], withoutConsentOf: [], ground: null });
  });

  it('names those who consent, and nobody who took it back, where it goes on another ground', async () => {
    const work = await sideOf('Sara Lind', 'd', 21);
    const { caseId } = await caseToHandOver(work);
    const birthDate = { value: '1990-02', qualifier: 'about' } as const;
    const person = {
      caseId,
      role: 'survivor',
      name: 'Anna Petrova',
      language: 'Bulgarian',
      birthDate,
    } as const;
    const { id: personId } = await work.do('personAdd', person);
    for (const status of ['given', 'withdrawn'] as const)
      await work.do('consentRecord', { personId, purpose: 'support-services', status });
    const path = await handOver(work, there, caseId, {
      overrideReason: 'Both are in danger tonight.',
      overrideBy: 'Sara Lind',
      overrideGround: 'vital-interests',
    });
    const { handover } = await readIn(there, path);
    expect(handover).toMatchObject({
      consentOf: ['Maria Popescu'],
      withoutConsentOf: ['Anna Petrova'],
      ground: { id: 'vital-interests' },
    });
    // Of whoever stays behind nothing goes; but a paper may be about anybody.
    const { people } = await work.do('caseShow', { caseId });
    const without = { people: people.map(({ id }) => id).filter((id) => id !== personId) };
    const part = await readIn(there, await handOver(work, there, caseId, { ...without, exhibits: [] }));
    expect(part.handover).toMatchObject({ consentOf: ['Maria Popescu'], withoutConsentOf: [], ground: null });
    const refused = await failureOf(() => handOver(work, there, caseId, without));
    expect([refused.code, refused.found?.map(({ code }) => code)]).toEqual([
      'consent-missing',
      ['consent-withdrawn'],
    ]);
    await work.engine.close();
  });

  it('says nothing to whoever has neither key nor passphrase', async () => {
    const path = await handOver(here, there, of.caseId);
    expect(readFileSync(path, 'latin1')).not.toMatch(/Popescu|passport|LH\/7/);
    const failure = await failureOf(() => readIn(here, path));
    expect([failure.code, failure.found?.[0]?.code]).toEqual(['wrong-password', 'handover-other-key']);
  });
});

describe('there and back', () => {
  it('is looked at beside the cases, goes in whole, and a receipt closes the entry', async () => {
    const path = await handOver(here, there, of.caseId);
    const review = await readIn(there, path);
    expect((await there.do('caseList', {})).total).toBe(0);
    expect(review.items.every(({ state, suggested }) => state === 'new' && suggested)).toBe(true);
    expect(review.log.proved).toBe(review.log.entries);
    expect(review.log.entries).toBeGreaterThan(5);
    // Days as people read them, and never as a computer writes them.
    const said = JSON.stringify(review.items.map(({ title, differences }) => [title, differences]));
    expect(said).toContain('20 Nov 2026');
    expect(said).not.toMatch(/\d{4}-\d\d-\d\d/);

    const merged = await mergeIn(there, review);
    expect(new Set(merged.items.map(({ state, became }) => `${state} ${became}`))).toEqual(
      new Set(['same taken']),
    );
    const record = await there.do('screeningShow', { screeningId: of.account });
    expect(record).toMatchObject({ status: 'signed', author: 'Amina Okafor', alterations: [] });
    expect(record.answers.find(({ question }) => question === 'treatment')?.value).toMatch(
      /passport on the first/,
    );
    const { evidence } = await there.do('evidenceList', { caseId: of.caseId });
    expect(evidence).toMatchObject([
      { title: 'Note about passports', receivedFrom: 'Lantern, Amina Okafor' },
    ]);
    const custody = await there.do('evidenceCustody', { evidenceId: evidence[0]?.id ?? ('' as never) });
    expect(custody.events).toMatchObject([{ action: 'received', from: 'Lantern, Amina Okafor' }]);
    expect(await altered(there)).toEqual(SOUND);

    const { sent, path: receipt } = await sendReceipt(there, here, merged);
    expect(sent.receipt).toMatchObject({ by: 'Ruth Clarke', counts: { left: 0, same: 0 } });
    // Their clock is two days ahead of ours.
    expect([sent.receipt?.at, sent.receipt?.readAt].map((time) => time?.slice(0, 10))).toEqual([
      there.engine.clock.today(),
      here.engine.clock.today(),
    ]);
    expect(await takeReceipt(here, receipt)).toEqual(sent);
    expect(await actions(here)).toEqual(expect.arrayContaining(['handover.made', 'handover.receipt-read']));
    expect(await actions(there)).toEqual(
      expect.arrayContaining(['handover.read', 'handover.merged', 'handover.receipt-written']),
    );
    const { releases } = await here.do('consentReleases', { caseId: of.caseId });
    expect(releases[0]).toMatchObject({ kind: 'handover', to: 'Harbour House', state: 'confirmed' });
  });

  it('changed on both sides, each keeps what it has: accounts beside each other, and what was described twice', async () => {
    for (const [side, said] of [
      [there, 'It was on the second day.'],
      [here, 'There were two passports.'],
    ] as const) {
      await side.do('screeningAddLayer', {
        screeningId: of.account,
        reason: 'asked again',
        heldOn: null,
        takenBy: '',
      });
      await side.do('screeningAnswer', { screeningId: of.account, answers: safetyAnswers() });
      await answer(side, of.account, { treatment: said });
    }
    const { people } = await there.do('caseShow', { caseId: of.caseId });
    const { id: personId, caseId: _, ...maria } = people[0] as (typeof people)[number];
    await there.do('personUpdate', { personId, ...maria, language: 'Moldovan' });
    const paper = there.engine.files.register(written('tenancy.txt', 'A tenancy of 2024.'));
    await there.do('evidenceAdd', { caseId: of.caseId, file: paper, title: 'Tenancy' });
    await there.do('consentRecord', { personId, purpose: 'police', status: 'given' });
    await here.do('consentRecord', { personId, purpose: 'police', status: 'refused' });

    const review = await readIn(here, await handOver(there, here, of.caseId));
    expect(states(review)).toEqual([
      'person more-there',
      'exhibit new',
      'record different',
      'consent different',
    ]);
    const person = itemIn(review, 'person');
    expect(person.differences).toEqual([{ field: 'language', here: 'Romanian', there: 'Moldovan' }]);
    expect(itemIn(review, 'record').differences).toEqual([
      expect.objectContaining({ here: 'There were two passports.', there: 'It was on the second day.' }),
    ]);

    const merged = await mergeIn(here, review, { [person.item]: false });
    const record = await here.do('screeningShow', { screeningId: of.account });
    expect(record.layers.map(({ layer, author }) => [layer, author])).toEqual([
      [1, 'Amina Okafor'],
      [2, 'Ruth Clarke'],
    ]);
    const told = record.answers.filter(({ question }) => question === 'treatment').map(({ value }) => value);
    expect(told).toHaveLength(3);
    expect((await here.do('caseShow', { caseId: of.caseId })).people[0]?.language).toBe('Romanian');
    // What gave way can still be read, on the side of the file.
    expect(itemIn(merged, 'person')).toMatchObject({ became: 'left', differences: person.differences });
    expect((await here.do('evidenceList', { caseId: of.caseId })).evidence).toHaveLength(2);
    expect(await altered(here)).toEqual(SOUND);
  });

  it('a yes that was recorded there comes in beside a no that the person said here, and the no governs', async () => {
    const { consents } = await here.do('consentList', { caseId: of.caseId });
    const police = consents.filter(({ purpose }) => purpose === 'police');
    expect(police.map(({ status }) => status)).toEqual(['refused', 'refused', 'given']);
    expect(standingConsents(police).map(({ status, undecided }) => [status, undecided?.length])).toEqual([
      ['refused', 2],
    ]);
    const { received } = await here.do('handoverList', {});
    const review = await here.do('handoverReview', { handoverId: received[0]?.id ?? ('' as never) });
    expect(
      itemIn(review, 'consent', review.items.filter(({ kind }) => kind === 'consent').length - 1),
    ).toMatchObject({
      mayTake: false,
      state: 'same',
      became: 'taken',
    });
  });

  it('what was left can be taken in later, and then both sides are still there to read', async () => {
    const { received } = await here.do('handoverList', {});
    const review = await here.do('handoverReview', { handoverId: received[0]?.id ?? ('' as never) });
    const { item } = itemIn(review, 'person');
    const merged = await mergeIn(here, review, { [item]: true });
    expect((await here.do('caseShow', { caseId: of.caseId })).people[0]?.language).toBe('Moldovan');
    expect(itemIn(merged, 'person')).toMatchObject({
      became: 'taken',
      state: 'same',
      differences: [{ field: 'language', here: 'Romanian', there: 'Moldovan' }],
    });
    expect(await altered(here)).toEqual(SOUND);
  });

  it('a decision is on what was looked at', async () => {
    const path = await handOver(here, there, of.caseId);
    const review = await readIn(there, path);
    await there.do('caseUpdate', {
      caseId: of.caseId,
      reference: 'LH/7',
      title: 'R v Dorvan and another',
      status: 'active',
    });
    expect((await failureOf(() => mergeIn(there, review))).found?.[0]?.code).toBe('handover-changed');
  });
});

describe('a folder it is written to', () => {
  it('holds nothing when consent is missing, and nothing but the file when it stands', async () => {
    const { id: caseId } = await here.do('caseCreate', { reference: 'LH/8', title: 'x' });
    await here.do('personAdd', { caseId, role: 'survivor', name: 'Ana' });
    const folder = temporaryFolder();
    const out = here.engine.files.register(folder);
    const failure = await failureOf(() => handOver(here, there, caseId, { folder: out }));
    expect([failure.code, readdirSync(folder)]).toEqual(['consent-missing', []]);
  });
});

it('a photograph that came has its small picture, and its page, as on the side it came from', async () => {
  const [from, to] = [await sideOf('Amina Okafor', 'c', 20), await sideOf('Ruth Clarke', 'd', 22)];
  const { caseId } = await caseToHandOver(from);
  const dots = new Uint8Array(16 * 16 * 3).map((_, at) => at % 251);
  const file = from.engine.files.register(
    written('door.bmp', bitmap({ width: 16, height: 16, bits: 24 }, dots)),
  );
  const { id: sent } = await from.do('evidenceAdd', { caseId, file, title: 'The door', exhibitRef: 'AB9' });
  await mergeIn(to, await readIn(to, await handOver(from, to, caseId)));
  const [found] = (await to.do('caseList', {})).cases;
  const { evidence } = await to.do('evidenceList', { caseId: found?.id ?? caseId });
  const came = evidence.find(({ exhibitRef }) => exhibitRef === 'AB9');
  const small = await from.do('evidenceThumbnail', { evidenceId: sent });
  expect(small).not.toBeNull();
  expect(await to.do('evidenceThumbnail', { evidenceId: came?.id ?? sent })).toEqual(small);
  const shown = (side: Side, evidenceId: typeof sent) =>
    side.do('evidencePage', { evidenceId, page: 1, width: 200 } as never);
  expect(await shown(to, came?.id ?? sent)).toEqual(await shown(from, sent));
  await Promise.all([from.engine.close(), to.engine.close()]);
});
