import { describe, expect, it } from 'vitest';
import { asDecided, referralRoute } from '../../../../src-main/core/worksheets/referral-route.ts';

const adult = (agrees?: 'yes' | 'no') => ({
  'pv-under-age': 'no',
  ...(agrees === undefined ? {} : { 'pv-want-to-submit-nrm': agrees }),
});
const child = { 'pv-under-age': 'yes', 'pv-want-to-submit-nrm': 'no' };

describe('which way a referral goes', () => {
  it.each([
    ['nothing', {}, 'unknown', undefined, 'age-open'],
    ['a child', child, 'yes', undefined, 'child'],
    ['a child, with nothing else recorded', child, 'unknown', 'refused', 'child'],
    ['a child who is grown up by the record', child, 'no', 'given', 'age-differs'],
    ['age not sure', { 'pv-under-age': 'not-sure' }, 'not-sure', undefined, 'not-sure'],
    ['an adult who is a child by the record', adult('no'), 'yes', 'refused', 'age-differs'],
    ['an adult who may be a child by the record', adult(), 'not-sure', undefined, 'age-differs'],
    ['an adult not asked', adult(), 'no', undefined, 'consent-open'],
    ['a yes on the sheet alone', adult('yes'), 'no', undefined, 'consent-open'],
    ['a no on the sheet alone', adult('no'), 'no', undefined, 'duty-to-notify'],
    ['a yes in the ledger alone', adult(), 'no', 'given', 'adult'],
    ['yes and yes', adult('yes'), 'unknown', 'given', 'adult'],
    ['no on the sheet, yes in the ledger', adult('no'), 'no', 'given', 'decide-again'],
    ['yes on the sheet, taken back', adult('yes'), 'no', 'withdrawn', 'duty-to-notify'],
    ['yes on the sheet, refused', adult('yes'), 'no', 'refused', 'duty-to-notify'],
    ['not needed of a child, and grown up', adult('yes'), 'no', 'not-needed-child', 'consent-open'],
  ] as const)('%s', (_, values, age, status, route) => {
    const decision = status === undefined ? null : { status };
    expect(referralRoute(values, { age, decision })).toBe(route);
  });

  it('takes what was taken back as a no on the sheet too', () => {
    expect(asDecided(adult('yes'), 'duty-to-notify')).toEqual(adult('no'));
    expect(asDecided(adult('yes'), 'adult')).toEqual(adult('yes'));
  });
});
