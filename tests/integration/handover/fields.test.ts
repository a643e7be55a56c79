/** What is described of a case, its people and its exhibits, field by field, between two offices and three. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import {
  caseToHandOver,
  handOver,
  itemIn,
  mergeIn,
  readIn,
  type Side,
  sideOf,
} from '../../support/handover.ts';

let a: Side;
let b: Side;
let c: Side;
let caseId: CaseId;
let personId: PersonId;

beforeAll(async () => {
  a = await sideOf('Amina Okafor', 'a', 20);
  b = await sideOf('Ruth Clarke', 'b', 22);
  c = await sideOf('Ilse Brandt', 'c', 23);
  ({ caseId, personId } = await caseToHandOver(a));
  await goes(a, b);
  await goes(a, c);
}, 120_000);
afterAll(() => Promise.all([a, b, c].map((side) => side.engine.close())));

const RECIPIENT = { forPurpose: 'support-services' } as const;
/** A file goes from one to the other, and what is suggested is taken. */
async function goes(from: Side, to: Side, decisions: Readonly<Record<string, boolean>> = {}) {
  const review = await readIn(to, await handOver(from, to, caseId, RECIPIENT));
  await mergeIn(to, review, decisions);
  return review;
}
async function personOf(side: Side): Promise<PersonView> {
  const { people } = await side.do('caseShow', { caseId });
  const found = people.find(({ id }) => id === personId);
  if (found === undefined) throw new Error('the person is not there');
  return found;
}
async function write(side: Side, more: Partial<PersonView>) {
  const { id, caseId: _, ...fields } = await personOf(side);
  await side.do('personUpdate', { personId: id, ...fields, ...more });
}
const titleOf = async (side: Side) => (await side.do('evidenceList', { caseId })).evidence[0]?.title;
const fields = (review: Awaited<ReturnType<typeof readIn>>) =>
  review.items.filter(({ kind }) => kind === 'field').map(({ differences: [one] }) => one);

it('a name that was corrected there does not bring back the telephone number of before', async () => {
  await write(a, { safeContact: '07700 900111' });
  await goes(a, b);
  await write(a, { safeContact: '07700 900222' });
  await write(b, { name: 'Mariá Popescu' });
  const review = await goes(b, a);
  expect(itemIn(review, 'person')).toMatchObject({
    state: 'more-there',
    suggested: true,
    differences: [{ field: 'name', here: 'Maria Popescu', there: 'Mariá Popescu' }],
  });
  expect(await personOf(a)).toMatchObject({ name: 'Mariá Popescu', safeContact: '07700 900222' });
  await goes(a, b);
  expect(await personOf(b)).toMatchObject({ name: 'Mariá Popescu', safeContact: '07700 900222' });
});

it('a number that was taken away there is gone here: that it is unsafe must not get lost', async () => {
  await write(b, { safeContact: '' });
  await goes(b, a);
  expect(await personOf(a)).toMatchObject({ safeContact: '' });
});

it('a field that was changed on both sides is asked, and decided once for everybody', async () => {
  await write(a, { language: 'Romani' });
  await write(b, { language: 'Moldovan' });
  const review = await goes(b, a);
  expect(fields(review)).toEqual([{ field: 'language', here: 'Romani', there: 'Moldovan' }]);
  expect(itemIn(review, 'field').suggested).toBe(false);
  // Nobody decided: both offices use the same one, whichever way the files went.
  await goes(a, b);
  expect((await personOf(b)).language).toBe((await personOf(a)).language);
  const asked = await readIn(a, await handOver(b, a, caseId, RECIPIENT));
  const settled = await mergeIn(a, asked, { [itemIn(asked, 'field').item]: false });
  // Both sides stay to be read.
  expect(itemIn(settled, 'field')).toMatchObject({
    state: 'same',
    became: 'left',
    differences: itemIn(asked, 'field').differences,
  });
  const kept = (await personOf(a)).language;
  const there = await goes(a, b);
  expect(fields(there)).toEqual([]);
  expect((await personOf(b)).language).toBe(kept);
  expect(fields(await goes(b, a))).toEqual([]);
});

it('comes out the same with three offices, in any order, and when a file is read twice', async () => {
  await write(a, { note: 'Asks for a woman.' });
  await write(b, { alsoKnownAs: 'Masha' });
  await write(c, { safeContact: 'through her sister' });
  const late = await handOver(c, a, caseId, RECIPIENT);
  for (const [from, to] of [
    [b, c],
    [a, b],
    [c, a],
    [b, a],
    [a, c],
    [c, b],
    [a, b],
  ] as const)
    await goes(from, to);
  const [one, ...others] = await Promise.all([a, b, c].map(personOf));
  expect(one).toMatchObject({
    note: 'Asks for a woman.',
    alsoKnownAs: 'Masha',
    safeContact: 'through her sister',
  });
  expect(others).toEqual([one, one]);
  await write(a, { safeContact: 'not through her sister any more' });
  for (let time = 0; time < 2; time += 1) await mergeIn(a, await readIn(a, late));
  expect((await personOf(a)).safeContact).toBe('not through her sister any more');
});

it('a title that was written anew keeps what was there before, by whom and when', async () => {
  const { evidence } = await a.do('evidenceList', { caseId });
  const evidenceId = evidence[0]?.id ?? ('' as never);
  await a.do('evidenceAmend', { changes: [{ evidenceId, title: 'Passports in a drawer' }] });
  await goes(a, b);
  expect(await titleOf(b)).toBe('Passports in a drawer');
  await b.do('evidenceAmend', { changes: [{ evidenceId, title: 'The drawer' }] });
  await goes(b, a);
  expect(await titleOf(a)).toBe('The drawer');
  const { subjects } = await a.do('earlierWords', { caseId });
  const found = subjects.find(({ subject }) => subject === evidenceId);
  expect(found?.fields.find(({ field }) => field === 'title')?.lines).toMatchObject([
    { words: 'Note about passports', author: 'Amina Okafor', effective: false },
    { words: 'Passports in a drawer', author: 'Amina Okafor', effective: false },
    { words: 'The drawer', author: 'Ruth Clarke', effective: true },
  ]);
  const clean = await a.do('auditVerify', {});
  expect(clean).toMatchObject({ alteredDetails: [] });
});

it('what was replaced before a file was made is not in it', async () => {
  await write(a, { note: 'Words that were a mistake' });
  await write(a, { note: 'Better words' });
  const review = await goes(a, b);
  const { subjects } = await b.do('earlierWords', { caseId });
  expect(JSON.stringify([review, subjects])).not.toContain('Words that were a mistake');
  expect((await personOf(b)).note).toBe('Better words');
});

it('two that nobody decided between are shown, and decided from the case', async () => {
  await write(a, { note: 'She sleeps badly.' });
  await write(b, { note: 'She sleeps well now.' });
  await goes(b, a);
  const undecided = async (side: Side) =>
    (await side.do('earlierWords', { caseId })).subjects.flatMap(({ fields: all }) =>
      all.filter((one) => one.undecided),
    );
  const [field] = await undecided(a);
  expect(
    field?.lines
      .filter(({ effective }) => effective)
      .map(({ words }) => words)
      .sort(),
  ).toEqual(['She sleeps badly.', 'She sleeps well now.']);
  const line = field?.lines.find(({ words }) => words === 'She sleeps badly.')?.id ?? '';
  await a.do('wordsDecide', { kind: 'person', subject: personId, field: 'note', line });
  expect(await undecided(a)).toEqual([]);
  await goes(a, b);
  expect(await undecided(b)).toEqual([]);
  expect((await personOf(b)).note).toBe('She sleeps badly.');
});
