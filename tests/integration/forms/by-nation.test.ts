/** Nation by sheet by rule: in a case of each nation, nothing that follows another nation's law is offered or begun. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NATIONS, type Nation } from '../../../src-main/core/dates/working-days.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { loadRecipients } from '../../../src-main/usecases/packs/recipient-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';

/** What each nation has of its own, by hand: forms, packs, and rules that count days. */
const OWN = {
  'england-wales': {
    forms: ['personal-statement', 'points-to-prove', 'special-measures'],
    packs: ['duty-to-notify', 'special-measures'],
    rules: [
      'recovery-earliest-end',
      'judicial-review-referral',
      'special-measures-crown',
      'victims-code-update',
    ],
  },
  scotland: {
    forms: ['special-measures-scotland', 'victim-statement-scotland'],
    packs: ['special-measures-scotland'],
    rules: ['support-scotland'],
  },
  'northern-ireland': {
    forms: ['special-measures-northern-ireland', 'victim-statement-northern-ireland'],
    packs: ['special-measures-northern-ireland'],
    rules: ['support-northern-ireland', 'support-northern-ireland-after'],
  },
} as const satisfies Record<Nation, Record<'forms' | 'packs' | 'rules', readonly string[]>>;

const othersOf = (nation: Nation, part: 'forms' | 'packs' | 'rules'): string[] =>
  NATIONS.filter((one) => one !== nation).flatMap((one) => [...OWN[one][part]]);

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

it('every form and pack of one nation alone is in the table, and names its law and how sure it is', async () => {
  const { forms } = await loadFormLibrary(findResources());
  for (const nation of NATIONS) {
    const sheets = [...forms.values()].filter(({ file }) => file.testimony.for?.nations?.includes(nation));
    expect(sheets.map(({ file }) => file.testimony.id).sort()).toEqual([...OWN[nation].forms].sort());
    const packs = loadRecipients(findResources()).filter((one) => one.for.nations?.includes(nation));
    expect(packs.map(({ id }) => id).sort()).toEqual([...OWN[nation].packs].sort());
    const named = {
      'england-wales': 'England and Wales',
      scotland: 'Scotland',
      'northern-ireland': 'Northern Ireland',
    };
    for (const { file } of sheets) {
      expect(String(file.title)).toContain(`(${named[nation]})`);
      expect(file.testimony.source).toMatch(/\d{4}/);
    }
    for (const { title } of packs) expect(title).toContain(`(${named[nation]})`);
  }
});

describe.each(NATIONS)('a case under the law of %s', (nation) => {
  let caseId: CaseId;
  let personId: PersonId;
  beforeAll(async () => {
    ({ id: caseId } = await at.do('caseCreate', { reference: `N/${nation}`, title: 'Nation', nation }));
    ({ id: personId } = await at.do('personAdd', { caseId, role: 'survivor', name: 'Ana' }));
  });
  const start = (formId: string) => at.do('screeningStart', { caseId, personId, formId });

  it('is offered its own sheets and packs, and none of another', async () => {
    const { offered, refused } = await at.do('formOffers', { personId });
    expect(offered).toEqual(expect.arrayContaining([...OWN[nation].forms]));
    const why = new Map(refused.map((one) => [one.formId, one.why]));
    for (const formId of othersOf(nation, 'forms')) {
      expect([formId, why.get(formId)]).toEqual([formId, 'for-other-nations']);
      expect([formId, await codeOf(() => start(formId))]).toEqual([formId, 'for-other-nations']);
    }
    const { profiles } = await at.do('packProfiles', { personId });
    const refusedPacks = profiles.filter((one) => one.whyNot === 'for-other-nations').map(({ id }) => id);
    expect(refusedPacks.sort()).toEqual(othersOf(nation, 'packs').sort());
    expect((await start(OWN[nation].forms[0])).status).toBe('draft');
    const { id: screeningId } = await start('nrm-preparation');
    const code = await codeOf(() => at.do('notificationShow', { screeningId, body: 'council' }));
    expect(code).toBe(nation === 'england-wales' ? 'not-ready' : 'for-other-nations');
  });

  it('counts no day by another nation’s rule, and each day it counts has nation, source and certainty', async () => {
    const { kinds, rules } = await at.do('dateKinds', {});
    for (const { id, results, past } of kinds)
      for (const result of results.length === 0 ? [''] : results) {
        const value = past ? '2026-11-02' : '2027-03-02';
        const title = id === 'other' ? 'Something' : undefined;
        await at.do('dateRecord', {
          caseId,
          personId,
          kind: id,
          result,
          title,
          on: { value, qualifier: 'exact' },
        });
      }
    const { clocks } = await at.do('dateList', { caseId });
    const found = new Set(clocks.map(({ ruleId }) => ruleId));
    for (const rule of OWN[nation].rules) expect([rule, found.has(rule)]).toEqual([rule, true]);
    for (const rule of othersOf(nation, 'rules')) expect([rule, found.has(rule)]).toEqual([rule, false]);
    expect(clocks.length).toBeGreaterThan(20);
    for (const { ruleId, source, certainty, ...clock } of clocks) {
      expect([ruleId, clock.nation, source !== '', 'HML'.includes(certainty ?? 'none')]).toEqual([
        ruleId,
        nation,
        true,
        true,
      ]);
      expect(rules.find(({ id }) => id === ruleId)?.nations).toContain(nation);
    }
  });
});

it('a sheet begun before the case moved to another nation goes on', async () => {
  const { id: caseId } = await at.do('caseCreate', {
    reference: 'N/moved',
    title: 'Moved',
    nation: 'scotland',
  });
  const { id: personId } = await at.do('personAdd', { caseId, role: 'survivor', name: 'Eno' });
  const formId = 'special-measures-scotland';
  const { id: screeningId } = await at.do('screeningStart', { caseId, personId, formId });
  const moved = {
    reference: 'N/moved',
    title: 'Moved',
    status: 'active' as const,
    nation: 'england-wales' as const,
  };
  await at.do('caseUpdate', { caseId, ...moved });
  const answer = { question: 'measure-screen', state: 'answered' as const, value: 'wanted' };
  await at.do('screeningAnswer', { screeningId, answers: [answer] });
  expect((await at.do('formOffers', { personId })).offered).not.toContain(formId);
});
