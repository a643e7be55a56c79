/** What was told is offered beside the points it could bear on, linked or left with one press, and marks nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OfferView } from '../../../src-main/contract/offers.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { codeOf } from '../../support/failures.ts';
import type { Caller } from '../../support/interview.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';
import { OWNER, type TemporaryVault, temporaryVault } from '../../support/vault.ts';

let vault: TemporaryVault;
let call: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
let sheet: ScreeningId;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
  const told = {
    methods: ['threats', 'debt', 'wages-withheld'],
    treatment: 'He shouted and hit the table.',
    living: 'Six in a caravan.',
    'journey-details': 'From Romania by bus to France. In March 2024 a lorry took them to England.',
  };
  await answer(ids.screeningId, told);
  sheet = await begin('elements');
});
const answer = (screeningId: ScreeningId, told: Readonly<Record<string, unknown>>) =>
  call('screeningAnswer', {
    screeningId,
    answers: Object.entries(told).map(([question, value]) => ({
      question,
      state: 'answered' as const,
      value: value as never,
    })),
  });
const begin = async (formId: string) =>
  (await call('screeningStart', { caseId: ids.caseId, personId: ids.personId, formId })).id;
const offersAt = async (point: string, of = sheet) =>
  (await call('pointOffers', { screeningId: of })).points.find((one) => one.point === point)?.offers ?? [];
const place = ({ screeningId, question, layer }: OfferView) => ({ screeningId, question, layer });
const actions = () =>
  vault.session.read((db) =>
    db.all<{ action: string }>('SELECT action FROM audit_entry ORDER BY seq').map((one) => one.action),
  );

describe('what was told, beside a point', () => {
  it('has its words, of a choice only what bears on it, its source and its day', async () => {
    const offers = await offersAt('means-force');
    expect(offers.map(({ question, text }) => [question, text])).toEqual([
      ['methods', 'Threats to the person'],
      ['treatment', 'He shouted and hit the table.'],
    ]);
    expect(offers[0]).toMatchObject({ formTitle: 'First account', author: OWNER, left: null, layer: 0 });
    expect(offers[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('is there on every sheet, and nothing on any of them is marked or linked by it', async () => {
    for (const formId of ['elements', 'points-to-prove', 'uk-indicators', 'ilo-indicators']) {
      const screeningId = await begin(formId);
      const { points } = await call('pointOffers', { screeningId });
      expect([formId, points.filter((one) => one.offers.length > 0).length > 5]).toEqual([formId, true]);
      const { answers } = await call('screeningShow', { screeningId });
      expect([formId, answers.filter((one) => one.question !== 'under-18-then')]).toEqual([formId, []]);
      expect((await call('screeningLinks', { screeningId })).links).toEqual([]);
    }
  });

  it('says why where nothing told can be offered', async () => {
    const { points } = await call('pointOffers', { screeningId: await begin('points-to-prove') });
    expect(points.find((one) => one.point === 's4-intent')).toMatchObject({
      offers: [],
      none: expect.stringContaining('not asked of the person'),
    });
  });

  it('is left with a line in the log, stays left, and is offered again once something else is said there', async () => {
    const [methods] = await offersAt('means-force');
    if (methods === undefined) throw new Error('nothing offered');
    const which = { screeningId: sheet, point: 'means-force', offer: place(methods) };
    await call('offerLeave', which);
    expect((await offersAt('means-force'))[0]?.left).toMatchObject({ by: OWNER });
    expect((await offersAt('means-coercion'))[0]?.left).toBeNull();
    await call('offerLeave', which);
    expect(actions().filter((one) => one === 'screening.offer-left')).toHaveLength(1);
    await call('offerTakeUp', which);
    expect((await offersAt('means-force'))[0]?.left).toBeNull();
    expect(actions().at(-1)).toBe('screening.offer-taken-up');
    await call('offerLeave', which);
    await answer(ids.screeningId, { methods: ['threats', 'violence', 'debt'] });
    expect((await offersAt('means-force'))[0]).toMatchObject({
      left: null,
      text: 'Threats to the person; Violence',
    });
  });

  it('is not offered any more where it is linked', async () => {
    const [, treatment] = await offersAt('means-force');
    if (treatment === undefined) throw new Error('nothing offered');
    const target = { kind: 'answer' as const, ...place(treatment) };
    await call('screeningLink', { screeningId: sheet, links: [{ question: 'means-force', target }] });
    expect((await offersAt('means-force')).map((one) => one.question)).toEqual(['methods']);
  });

  it('cannot be left where it is not offered', async () => {
    const offer = { screeningId: ids.screeningId, question: 'living', layer: 0 };
    const which = { screeningId: sheet, point: 'means-force', offer };
    expect(await codeOf(() => call('offerLeave', which))).toBe('answer-not-allowed');
  });

  it('of a journey is legs, country by country, with the one date that leaves no doubt', async () => {
    const screeningId = await begin('journey-legs');
    const { legs } = await call('pointOffers', { screeningId });
    expect(legs.map(({ leg }) => [leg.from, leg.to, leg.arrived?.value ?? null])).toEqual([
      ['RO', 'FR', null],
      ['FR', 'GB', '2024-03'],
    ]);
    const [first] = legs;
    if (first === undefined) throw new Error('no leg offered');
    const which = { screeningId, point: 'legs', offer: place(first.from), part: first.part };
    const { legs: left } = await call('offerLeave', which);
    expect(left.map((one) => one.from.left !== null)).toEqual([true, false]);
  });
});

describe('the age that a sheet is read for', () => {
  const read = async (screeningId: ScreeningId) => {
    const { readings } = await call('screeningReading', { screeningId });
    return {
      titles: readings.map((one) => said(one.title)),
      found: [...new Set(readings.flatMap((one) => (one.found ?? []).map(said)))],
    };
  };

  it('is that of the decision, and says where the sheet has another', async () => {
    const elements = await begin('elements');
    await answer(elements, { 'under-18-then': 'no' });
    const before = await read(elements);
    expect(before.found).toEqual([]);
    await call('ageRecord', { personId: ids.personId, under18: 'yes', why: 'Assessment' });
    const after = await read(elements);
    expect(after.titles).not.toEqual(before.titles);
    expect(after.titles.some((one) => /under 18/.test(one))).toBe(true);
    expect(after.found).toEqual([expect.stringContaining('This sheet says 18 or over: look at it again.')]);
    const ilo = await begin('ilo-indicators');
    await answer(ilo, { set: 'adult-labour' });
    expect((await read(ilo)).found).toEqual([expect.stringContaining('was under 18 while it went on')]);
  });
});
