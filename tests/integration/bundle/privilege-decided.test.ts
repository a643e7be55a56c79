/** The other side reads what goes into a bundle: what is called like advice or an offer is named before, once nobody decided about it. */
import { expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { said } from '../../support/said.ts';

const COURT = { court: 'Crown Court at Wexmouth', hearingDate: '2027-02-03' };

async function opened() {
  const made = await BundleCase.open([
    { title: 'Counselling notes', date: '2021-01-01' },
    { title: 'Advice from counsel', date: '2021-02-01' },
    { title: 'Letter 5', date: '2021-03-01', text: 'Clarke & Co\nWITHOUT PREJUDICE\nDear Sirs, we offer.' },
    { title: 'Rota', date: '2021-04-01', section: 'Attendance notes' },
  ]);
  const bundle = await made.bundle(COURT);
  const documents = bundle.map.sections.flatMap((section) => section.documents);
  const idOf = (title: string) => documents.find((one) => one.title === title)?.key as EvidenceId;
  const looked = async () => {
    const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
    return findings.filter(({ passed }) => !passed);
  };
  return { made, bundle, documents, idOf, looked };
}

it('names each paper, where the words stand and on which page it is, and does not hold the bundle back', async () => {
  const { made, bundle, documents, looked } = await opened();
  const found = await looked();
  expect(found).toMatchObject([{ rule: '', level: 'should', code: 'privilege-undecided' }]);
  const called = documents.filter(({ title }) => title !== 'Counselling notes');
  expect(found[0]?.pages).toEqual(called.map(({ firstPage }) => firstPage));
  const words = said(found[0]);
  for (const part of [
    '“Advice from counsel”; ',
    '“Letter 5” (begins with “WITHOUT PREJUDICE”)',
    '“Rota” (kept under “Attendance notes”)',
    'is for the solicitor to say',
    'privilege mark --item',
  ])
    expect(words).toContain(part);
  expect(words).not.toContain('Counselling');
  expect((await made.build(bundle.id)).documents).toBe(4);
});

it('says no more of what was decided about: marked, or marked and lifted again', async () => {
  const { made, idOf, looked } = await opened();
  const named = async () => (await looked()).map(({ code }) => code);
  for (const title of ['Advice from counsel', 'Letter 5', 'Rota'])
    await made.call('privilegeMark', { of: { kind: 'exhibit', id: idOf(title) }, reason: 'advice' });
  expect(await named()).toEqual(['privileged-in-bundle']);
  for (const title of ['Advice from counsel', 'Letter 5', 'Rota']) {
    const of = { kind: 'exhibit', id: idOf(title) } as const;
    await made.call('privilegeLift', { of, by: 'Ruth Clarke', reason: 'an open letter' });
  }
  expect(await named()).toEqual([]);
});
