/**
 * Periods on paper: each by itself, in the letter and on the front page of a referral, with the account of its own day, and no
 * date that nobody told.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { gatherFacts } from '../../../src-main/core/answers/facts.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { periodRows } from '../../../src-main/usecases/packs/fact-part.ts';
import { paperWords } from '../../../src-main/usecases/resources/paper-words.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { told } from '../../support/two-tellings.ts';
import { temporaryFolder } from '../../support/vault.ts';

let work: EngineAtWork;
let personId: PersonId;
let talk: ScreeningId;
const farm = {
  what: 'Picking leeks',
  place: 'Spalding',
  country: 'GB',
  charge: 'Rafał',
  others: 'six men',
  from: { value: '2015', qualifier: 'exact' },
};
const nails = {
  what: 'Nails',
  place: 'Hull',
  country: 'GB',
  charge: 'Mrs Pham',
  from: { value: '2024-06', qualifier: 'about' },
  until: { value: '2025-08-17', qualifier: 'exact', or: '2025-08-24' },
};
const undated = { what: 'Cleaning', place: 'Leeds', country: 'GB' };
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as string,
  ...more,
});

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Suwarni Hadi', ...born })).id;
  for (const purpose of ['nrm-referral', 'support-services'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  ({ id: talk } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('periods', [farm, nails, undated]),
      answered('reported-before', 'yes'),
      answered('referrals-before', [
        {
          on: { value: '2016-05', qualifier: 'exact' },
          by: 'Migrant Help',
          reference: 'NRM-77',
          decision: 'negative',
          ended: 'She was not told why.',
        },
      ]),
      answered('who', 'Rafał had the keys of the van. Mrs Pham owned the shop.'),
    ] as never,
  }));
}, 60_000);
afterFile(() => work?.engine.close());

const built = async (profileId: string) => {
  const asked = { profileId, personId, recipient: 'Migrant Help' };
  const folder = temporaryFolder();
  const { sha256: seen, parts } = await work.do('packPreview', asked);
  const { fileName } = await work.do('packBuild', { ...asked, seen, folder: work.pickFolder(folder) });
  return { parts, pages: flowOf(readFileSync(join(folder, fileName))).split('Made under') };
};

it('stand in a table of the letter, and say of none of them what another was', async () => {
  const { parts } = await built('support-letter');
  const told = parts.find(({ title }) => title === 'What the person told us');
  expect(JSON.stringify(told)).not.toMatch(/When it started|When it ended|Earliest beginning/);
  const each = parts.find(({ title }) => title === 'Each period that was told');
  const rows = each?.lines.flatMap(({ said }) => said) ?? [];
  expect(rows).toEqual([
    expect.stringMatching(/from 2015, end not recorded.*Picking leeks.*Spalding.*Rafał; six men/),
    expect.stringMatching(/about June 2024 – 17 or 24 Aug 2025.*Nails.*Hull.*Mrs Pham/),
    expect.stringMatching(/^Cleaning; Leeds, United Kingdom; \d/),
  ]);
});

it('head the referral on one page, with who, how, by whom, where now and what is asked', async () => {
  const { pages } = await built('nrm-preparation');
  for (const words of [
    'Who',
    'Suwarni',
    'When and where',
    'Picking leeks',
    '2015',
    '17 or 24 Aug 2025',
    'Mrs Pham',
  ])
    expect(pages[0], words).toContain(words);
  for (const words of ['By whom', 'Where now', 'What is asked', 'Wants support: open, see'])
    expect(pages[0], words).toContain(words);
  expect(pages[0]).not.toMatch(/2015 – /);
  expect(pages[0]).toMatch(
    /before Reported before: Yes Referred May 2016; by: Migrant Help; reference: NRM-77; decision: negative; how it ended: She was not told why\./,
  );
  // The table has the places, and whether the form's lists know a town is nothing to decide on.
  expect(pages[0]).not.toMatch(/Unknown|Town:/);
  expect(pages[0]).not.toContain('2 / ');
  // What nobody recorded stands open on the front page, and is not listed a second time.
  expect(pages[1]).not.toContain('At a glance');
  expect(pages[1]).toContain('profile version');
});

it('a second account adds its own row with its own day, and changes no date of the first', async () => {
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'She told more' });
  const until = { value: '2015-10', qualifier: 'exact' };
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [
      ...safetyAnswers(),
      answered('periods', [{ ...farm, until }, nails, undated], { relation: 'adds' }),
    ] as never,
  });
  const { parts } = await built('support-letter');
  const each = parts.find(({ title }) => title === 'Each period that was told');
  expect(JSON.stringify(each)).toContain('2015 – October 2015');
});

it('the front page has the rows that stand, whoever is in a field, and how long beside the days', async () => {
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'She put it right' });
  const until = { value: '2015-10', qualifier: 'exact' };
  const right = [
    { ...farm, until },
    { ...nails, pay: 'nothing' },
    { ...undated, what: 'Cleaning offices', lasted: 'three months' },
  ];
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [...safetyAnswers(), answered('periods', right, { relation: 'differs' })] as never,
  });
  const { parts, pages } = await built('nrm-preparation');
  const front = parts.find(({ title }) => title === 'The referral at a glance');
  const said = front?.lines.flatMap((one) => one.said) ?? [];
  const rows = said.filter((one) => /; \d+ \w+ \d{4}$/u.test(one));
  expect(rows).toEqual([
    expect.stringMatching(/^2015 – October 2015; Picking leeks; Spalding.*; Rafał; /),
    expect.stringMatching(/^about June 2024 – 17 or 24 Aug 2025; Nails; Hull.*; Mrs Pham; /),
    expect.stringMatching(/^how long: three months; Cleaning offices; Leeds/),
  ]);
  expect(JSON.stringify(rows)).not.toContain('told otherwise');
  // “six men” were there: nobody said that they were in the same situation, and no field has them.
  expect(JSON.stringify(front)).not.toContain('six men');
  for (const head of ['Until', 'How long', 'With whom']) expect(pages[0]).toContain(head);
});

it('how long it went on is no day on which it ended', () => {
  const value = [
    { what: 'Picking', from: { value: '2020', qualifier: 'about' }, lasted: 'three months' },
    { what: 'Packing', until: { value: '2021', qualifier: 'exact' } },
  ];
  const titles = new Map([['exploitation.periods', 'Periods']]);
  const facts = gatherFacts(titles, [told('exploitation.periods', 0, value)], JSON.stringify);
  const source = { facts, copy: { kind: 'own' }, say: paperWords(findResources()) } as never;
  const [picking, packing] = periodRows(source).map(
    ({ cells }) => new Map(cells?.map(({ label, text }) => [label, text])),
  );
  expect([picking?.get('Until'), picking?.get('How long')]).toEqual(['', 'three months']);
  expect([packing?.get('Until'), packing?.get('How long')]).toEqual(['2021', '']);
  const without = gatherFacts(titles, [told('exploitation.periods', 0, [value[1]])], JSON.stringify);
  const [alone] = periodRows({ ...(source as object), facts: without } as never);
  expect(alone?.cells?.map(({ label }) => label)).not.toContain('How long');
});

it('the letter says of a row what it was before only where that is seen', async () => {
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'She thought about the pay' });
  const until = { value: '2015-10', qualifier: 'exact' };
  const cleaning = { ...undated, what: 'Cleaning offices', lasted: 'three months' };
  const rows = [{ ...farm, until }, { ...nails, pay: '£5 a day' }, cleaning];
  const paid = answered('periods', rows, { relation: 'differs' });
  await work.do('screeningAnswer', { screeningId: talk, answers: [...safetyAnswers(), paid] as never });
  const { parts } = await built('support-letter');
  const each = parts.find(({ title }) => title === 'Each period that was told');
  const said = each?.lines.flatMap((one) => one.said) ?? [];
  expect(said.filter((one) => one.includes('Nails'))).toHaveLength(1);
  expect(said.filter((one) => one.includes('Cleaning'))).toEqual([
    expect.stringMatching(/how long: three months.*Cleaning offices/),
    expect.stringMatching(/^Cleaning; Leeds.*told otherwise since/),
  ]);
  expect(JSON.stringify(each)).toContain('six men');
});
