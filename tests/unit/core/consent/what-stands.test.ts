/** Of the lines in the ledger, the one that stands for a purpose as a whole, and on whose consent a release rests. */
import { expect, it } from 'vitest';
import { consentFor, decisionFor, withoutDoubles } from '../../../../src-main/core/consent/consent.ts';
import { type GateRequest, restsOn } from '../../../../src-main/core/consent/consent-gate.ts';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';

const TODAY = '2026-11-24';
const line = (extra: Partial<ConsentView>): ConsentView => ({
  id: 'c' as ConsentView['id'],
  personId: 'maria' as ConsentView['personId'],
  purpose: 'referral',
  recipient: '',
  item: '',
  status: 'given',
  language: '',
  interpreter: '',
  explainedBy: '',
  privacyNotice: '',
  decidedBy: '',
  cannotDecide: '',
  expiresOn: null,
  evidenceId: null,
  note: '',
  decidedOn: null,
  recordedBy: 'Ana',
  at: '2026-11-01T10:00:00+00:00',
  seq: 1,
  ...extra,
});

it.each<[string, Partial<ConsentView>, string | undefined]>([
  ['given for all', {}, 'given'],
  ['given for one recipient', { recipient: 'Harbour House' }, undefined],
  ['given for one exhibit', { item: 'e1' }, undefined],
  ['of another person', { personId: 'lia' as ConsentView['personId'] }, undefined],
  ['ended yesterday', { expiresOn: '2026-11-23' }, undefined],
  ['ends today', { expiresOn: TODAY }, 'given'],
])('a purpose as a whole: %s', (_, extra, status) => {
  expect(consentFor([line(extra)], 'maria', 'referral', TODAY)).toBe(status);
});

it.each<[string, Partial<ConsentView>, string | undefined]>([
  ['given for the recipient', { recipient: 'Home Office' }, 'given'],
  ['given for another', { recipient: 'Harbour House' }, undefined],
  ['ended yesterday', { expiresOn: '2026-11-23' }, undefined],
])('what goes to one recipient: %s', (_, extra, status) => {
  const asked = { personId: 'maria', purpose: 'referral', recipient: 'Home Office' };
  expect(decisionFor([line(extra)], asked, TODAY)?.status).toBe(status);
});

it('a release rests on what was said about its own purpose, and on nobody who only spoke to another', () => {
  const maria = { id: 'maria', name: 'Maria', asked: false, under18: 'no', ageSaidOn: null } as const;
  const request: GateRequest = {
    purpose: 'referral',
    purposeTitle: 'Referral',
    recipient: '',
    people: [maria],
    items: [],
    childNeedsNone: false,
    ageSaidSince: '2025-11-24',
    writtenOn: ({ at }) => at.slice(0, 10),
  };
  expect(restsOn(request, [line({})])).toEqual([maria]);
  expect(restsOn(request, [line({ purpose: 'research' })])).toEqual([]);
});

it('what was told in an interview and recorded as well is one line: the record’s, with where it was told', () => {
  const told = line({ id: 't' as ConsentView['id'], toldIn: 'Screening interview', decidedOn: '2026-10-12' });
  const recorded = line({ id: 'r' as ConsentView['id'], decidedOn: '2026-10-12', privacyNotice: 'PN 3' });
  expect(withoutDoubles([told, recorded])).toEqual([{ ...recorded, toldIn: 'Screening interview' }]);
  const unlike = [
    { decidedOn: '2026-10-13' },
    { status: 'refused' },
    { recipient: 'Home Office' },
    { toldIn: 'NRM referral' },
  ] as const;
  for (const other of unlike) expect(withoutDoubles([told, { ...recorded, ...other }])).toHaveLength(2);
  // A yes that was taken back in between was given anew.
  const back = line({ status: 'withdrawn', decidedOn: '2026-10-12' });
  expect(withoutDoubles([told, back, recorded])).toHaveLength(3);
});

it.each([
  ['nrm-referral', 'Home Office competent authority', 'Home Office', 'given'],
  ['nrm-referral', 'Home Office', 'Single Competent Authority', 'given'],
  ['nrm-referral', 'Home Office competent authority', 'Immigration Enforcement', undefined],
  ['police', 'Home Office competent authority', 'Home Office', undefined],
])('of %s, a yes to “%s” is asked for “%s”: %s', (purpose, to, recipient, status) => {
  const asked = { personId: 'maria', purpose, recipient };
  expect(decisionFor([line({ purpose, recipient: to })], asked, TODAY)?.status).toBe(status);
});
