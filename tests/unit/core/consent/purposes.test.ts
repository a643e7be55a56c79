/** What can be decided about a purpose, and under which something leaves. */
import { describe, expect, it } from 'vitest';
import {
  asksChild,
  type ConsentPurpose,
  onPaperAs,
  purposesFor,
  statusesOf,
} from '../../../../src-main/core/consent/purposes.ts';
import { CONSENT_STATUSES } from '../../../../src-main/core/findings/ledger-codes.ts';

const ASKED = {};
const NOT_ASKED = { childNeedsNone: 'the law says so' };

describe('"not needed, under 18"', () => {
  it.each([
    ['a purpose that a child is asked for', ASKED, true],
    ['a purpose that is not there', undefined, true],
    ['a purpose that no child is asked for', NOT_ASKED, false],
  ])('%s', (_, purpose, isAsked) => {
    expect(asksChild(purpose)).toBe(isAsked);
    const offered = CONSENT_STATUSES.filter((one) => one !== 'not-needed-child' || !isAsked);
    expect(statusesOf(purpose)).toEqual(offered);
  });
});

it('a purpose is offered for what it lets out, in the order of the list', () => {
  const purpose = (id: string, exports: string[]): ConsentPurpose => ({ id, title: id, plain: id, exports });
  const all = [purpose('c', ['pack', 'sheet']), purpose('b', ['bundle']), purpose('a', ['sheet'])];
  expect(purposesFor(all, 'sheet').map(({ id }) => id)).toEqual(['c', 'a']);
  expect(purposesFor(all, 'bundle').map(({ id }) => id)).toEqual(['b']);
  expect(purposesFor(all, 'nothing')).toEqual([]);
});

it('a sheet that prepares a referral leaves as that referral, and any other record as paper', () => {
  const copiedOut = [
    { form: 'nrm', export: 'nrm-form', recipient: 'Home Office' },
    { form: 'duty', export: 'duty-form', recipient: 'Police' },
  ];
  const as = (form: string) => onPaperAs({ copiedOut, onPaperOtherwise: 'record' }, form);
  expect(as('duty')).toEqual(copiedOut[1]);
  expect(as('nrm')).toEqual(copiedOut[0]);
  expect(as('other')).toEqual({ export: 'record', recipient: '' });
});
