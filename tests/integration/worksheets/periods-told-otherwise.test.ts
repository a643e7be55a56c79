/** The page about a referral shows what the periods that were told say otherwise than a field. */
import { expect, it } from 'vitest';
import { accountsIn } from '../../../src-main/cli/account-lines.ts';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';

type Told = { value: string; qualifier: string };
type Row = { what: string; place: string; country: string; charge?: string; from?: Told; until?: Told };

/** What the referral's page says under `line`, once an interview told of `rows`, and `multiple` of whether they were several. */
async function seen(line: string, rows: Row[], multiple?: string) {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ana Ionescu' });
  const of = { caseId, personId: id };
  const several = { question: 'more-than-one', state: 'answered', value: multiple ?? '' } as const;
  await work.do('screeningRecord', {
    ...of,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      { question: 'periods', state: 'answered', value: rows },
      ...(multiple === undefined ? [] : [several]),
    ],
  });
  const { id: screeningId } = await work.do('screeningStart', { ...of, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId });
  const { checks } = await work.do('readinessShow', { screeningId });
  return checks.filter((one) => one.line.startsWith(line)).flatMap((one) => one.found);
}

it('names each place that is on no list, and where it goes', async () => {
  const rows = ['Sandycroft', 'Luton'].map((place) => ({ what: 'packing', place, country: 'GB' }));
  expect(await seen('told/off-list', rows)).toEqual([
    expect.objectContaining({ params: expect.objectContaining({ places: ['Sandycroft'] }) }),
  ]);
});

const year = (value: string) => ({ value, qualifier: 'exact' });
const FARM = { what: 'fruit', place: 'Luton', country: 'GB', from: year('2019'), until: year('2020') };
const HOUSE = { what: 'cleaning', place: 'Hull', country: 'GB', from: year('2023'), until: year('2024') };

it('asks about a “No” beside periods that lie apart, and says what they are', async () => {
  const [found] = await seen('told/one-of-several', [FARM, HOUSE], 'no');
  expect(found).toMatchObject({ code: 'one-beside-periods', params: { count: 2 } });
});

it.each([
  ['a yes', [FARM, HOUSE], 'yes'],
  ['nothing', [FARM, HOUSE], undefined],
  ['one period and a no', [FARM], 'no'],
  [
    'a move within one situation and a no',
    [FARM, { ...FARM, place: 'Hull', from: year('2020'), until: year('2021') }],
    'no',
  ],
])('asks nothing beside %s', async (_, rows, multiple) => {
  expect(await seen('told/one-of-several', rows, multiple)).toEqual([]);
});

it('has a number of its own for each telling, which takes that one and no other', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ana Ionescu' });
  const of = { caseId, personId };
  const first = [
    { ...FARM, charge: 'Beni' },
    { ...HOUSE, charge: 'Ms Kha' },
  ];
  const second = [
    { ...FARM, place: 'Leeds', until: year('2021'), charge: 'Sorin' },
    { ...HOUSE, place: 'York', charge: 'Ms Kha' },
  ];
  const told = (value: Row[]) => ({ question: 'periods', state: 'answered', value }) as const;
  const { id: interview } = await work.do('screeningRecord', {
    ...of,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), told(first)],
  });
  for (const rows of [second, [...first.slice(0, 1), ...second.slice(1)]]) {
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'Another meeting' });
    const otherwise = { ...told(rows), relation: 'differs', cause: 'memory' } as const;
    await work.do('screeningAnswer', { screeningId: interview, answers: [...safetyAnswers(), otherwise] });
  }
  const { id: screeningId } = await work.do('screeningStart', { ...of, formId: 'nrm-preparation' });
  const show = () => work.do('screeningShow', { screeningId });
  const settled: Record<string, string[]> = {};
  for (const [question, { tellings }] of accountsIn(await show())) {
    const numbers = tellings.flatMap(({ takes }) => takes ?? []);
    expect(new Set(numbers).size, `${question}: ${numbers.join(', ')}`).toBe(numbers.length);
    for (const telling of numbers) {
      await work.do('accountsSettle', { screeningId, question, take: 'one', telling });
      const taken = (await show()).answers.find((one) => one.question === question);
      settled[question] = [...(settled[question] ?? []), String(taken?.value).split('\n')[0] ?? ''];
    }
  }
  expect(settled['where-exploitation-happened-uk-city-1']).toEqual(['Leeds', 'Luton']);
  expect(new Set(settled['who-exploited-pv']).size).toBe(4);
});
