/** What lies open across all cases: asked of a real vault, with real files in it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../support/engine.ts';
import { openingAnswers } from '../support/interview.ts';
import { said } from '../support/said.ts';
import { OWNER } from '../support/vault.ts';

let at: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  const person = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'سمر حدّاد' });
  personId = person.id;
});
afterAll(() => at.engine.close());

const today = () => at.do('todayShow', {});
const begin = async (caseId: CaseId, who: PersonId): Promise<ScreeningId> =>
  (await at.do('screeningStart', { caseId, personId: who, formId: 'first-account' })).id;
const day = (ahead: number) =>
  new Date(Date.parse(at.engine.clock.today()) + ahead * 86_400_000).toISOString().slice(0, 10);
const agree = (purpose: string, expiresOn: string | null, more: object = {}) =>
  at.do('consentRecord', { personId, purpose, status: 'given', expiresOn, ...more });

describe('today', () => {
  it('is empty in a vault where nothing lies open', async () => {
    const none = { items: [], total: 0 };
    expect(await today()).toEqual({
      hearings: none,
      needs: none,
      due: none,
      waiting: none,
      next: null,
      urgent: none,
      undecided: none,
      drafts: none,
      evidence: none,
      consents: none,
      packs: none,
      built: none,
    });
  });

  it('has every interview that is not signed, the one touched last first, with where it was left', async () => {
    const first = await begin(at.caseId, personId);
    const second = await begin(at.caseId, personId);
    await at.do('screeningAnswer', {
      screeningId: first,
      answers: openingAnswers(),
      currentPage: 'consent',
    });
    const { drafts } = await today();
    expect(drafts.total).toBe(2);
    expect(drafts.items.map((one) => one.screeningId)).toEqual([first, second]);
    expect(drafts.items[0]).toMatchObject({
      caseReference: 'LH/1',
      caseTitle: 'R v Dorvan',
      person: 'سمر حدّاد',
      author: OWNER,
      section: 'What the person agrees to',
      answered: openingAnswers().filter(({ state }) => state === 'answered').length,
    });
    expect(drafts.items[0]?.touchedAt.localeCompare(drafts.items[1]?.touchedAt ?? '', 'en')).toBe(1);
    expect(drafts.items[1]).toMatchObject({ answered: 0, section: '' });
  });

  it('counts own words alone as something said, here and in the case', async () => {
    const third = await begin(at.caseId, personId);
    await at.do('screeningAnswer', {
      screeningId: third,
      answers: [{ ...openingAnswers()[0], state: 'cleared', value: null, ownWords: 'Not in front of him' }],
    } as never);
    expect((await today()).drafts.items[0]).toMatchObject({ screeningId: third, answered: 1 });
    const { screenings } = await at.do('screeningList', { caseId: at.caseId });
    expect(screenings.find((one) => one.id === third)?.answered).toBe(1);
    expect((await at.do('screeningShow', { screeningId: third })).answered).toBe(1);
  });

  it('names evidence that came in with something worth knowing until somebody has opened it', async () => {
    const add = (name: string) =>
      at.do('evidenceAdd', { caseId: at.caseId, file: at.pick(name, `What ${name} says`) });
    await add('plain.txt');
    const call = await add('call.mp3');
    const later = await add('later.wav');
    const { evidence } = await today();
    expect(evidence.total).toBe(1);
    expect(evidence.items[0]).toMatchObject({ evidenceId: call.id, count: 2, title: 'call' });
    expect(said(evidence.items[0]?.notes[0])).toContain('named like a sound file (.mp3)');

    await at.do('evidenceViewed', { evidenceId: call.id });
    expect((await today()).evidence.items[0]).toMatchObject({ evidenceId: later.id, count: 1 });
    await at.do('evidenceRemove', { evidenceId: later.id });
    expect((await today()).evidence.items).toEqual([]);
  });

  it('names consents whose last day is past or near, until a newer line stands in their place', async () => {
    await agree('court-papers', day(-1));
    await agree('interview', day(0));
    await agree('support-services', day(30), { recipient: 'A shelter' });
    await agree('research', day(31));
    const seen = async () =>
      (await today()).consents.items.map((one) => [one.expiresOn, one.past, one.recipient]);
    expect(await seen()).toEqual([
      [day(-1), true, ''],
      [day(0), false, ''],
      [day(30), false, 'A shelter'],
    ]);
    expect((await today()).consents.items[0]?.purpose).toBe('Giving papers to a solicitor and to the court');

    await agree('court-papers', day(200));
    await at.do('consentRecord', { personId, purpose: 'interview', status: 'withdrawn' });
    expect(await seen()).toEqual([[day(30), false, 'A shelter']]);
    await agree('support-services', day(28), { recipient: '  a  SHELTER ' });
    expect(await seen()).toEqual([[day(28), false, 'a  SHELTER']]);
    const { reference, title } = await at.do('caseShow', { caseId: at.caseId });
    await at.do('caseUpdate', { caseId: at.caseId, reference, title, status: 'closed' });
    expect(await seen()).toEqual([]);
  });

  it('has the bundles built last, with the file each became', async () => {
    const folder = join(at.desk, 'out');
    mkdirSync(folder);
    const { id } = await at.do('bundleCreate', {
      caseId: at.caseId,
      title: 'Trial <&> "bundle"',
      include: 'all-evidence',
    });
    const built = await at.do('bundleBuild', {
      bundleId: id,
      folder: at.pickFolder(folder),
      overrideGround: 'court-order',
      overrideReason: 'test',
    });
    expect((await today()).built).toMatchObject({
      total: 1,
      items: [{ bundleId: id, title: 'Trial <&> "bundle"', fileName: built.fileName, pages: built.pages }],
    });
  });

  it('leaves an interview out once it is signed off', async () => {
    const { drafts } = await today();
    const whole = drafts.items.find((one) => one.answered > 1);
    if (whole === undefined) throw new Error('the opened one is there');
    await at.do('screeningSign', { screeningId: whole.screeningId, readBack: 'Read back in Arabic' });
    expect((await today()).drafts.items.map((one) => one.screeningId)).not.toContain(whole.screeningId);
    expect((await today()).drafts.total).toBe(drafts.total - 1);
  });

  it('shows the first twenty and says how many there are', async () => {
    for (let n = 0; n < 20; n += 1) await begin(at.caseId, personId);
    const { drafts } = await today();
    expect([drafts.items.length, drafts.total]).toEqual([20, 22]);
  });

  it('shows the first twenty of the hearings, soonest first, and says how many there are', async () => {
    const { id: caseId } = await at.do('caseCreate', { reference: 'LH/21', title: 'R v Many' });
    for (let n = 21; n > 0; n -= 1) {
      const on = { value: day(n), qualifier: 'exact' as const };
      const record = { caseId, kind: 'hearing', title: `Hearing ${n}`, on };
      await at.do('dateRecord', record as never);
    }
    const { hearings } = await today();
    expect([hearings.items.length, hearings.total]).toEqual([20, 21]);
    expect(hearings.items.at(-1)?.on).toBe(day(20));
  });

  it('names a worksheet as one, so that it is not taken for an interview', async () => {
    const sheet = await at.do('screeningStart', { caseId: at.caseId, personId, formId: 'elements' });
    const [newest, ...others] = (await today()).drafts.items;
    expect([newest?.screeningId, newest?.use]).toEqual([sheet.id, 'worksheet']);
    expect(new Set(others.map((one) => one.use))).toEqual(new Set(['interview']));
  });
});
