import { describe, expect, it } from 'vitest';
import type { ConsentStatus } from '../../../../src-main/core/consent/consent-line.ts';
import type { RecordedAge } from '../../../../src-main/core/people/age.ts';
import { notificationFindings } from '../../../../src-main/core/worksheets/notification.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { loadFactKeys } from '../../../../src-main/usecases/resources/vocabulary.ts';
import { loadNotificationData } from '../../../../src-main/usecases/worksheets/notification-data.ts';
import { said } from '../../../support/said.ts';

const data = loadNotificationData(findResources());
const form = await requireForm(findResources(), data.form);
const REFUSED = { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' };
const basis = (age: RecordedAge, ledger: ConsentStatus | undefined) => ({
  age,
  decision: ledger === undefined ? null : { status: ledger },
  birth: null,
});

describe('a copy for a Duty to Notify report', () => {
  it.each([
    ['nothing recorded', {}, undefined, /Age now: record/],
    ['a child', { 'pv-under-age': 'yes', 'pv-want-to-submit-nrm': 'no' }, undefined, /referred/],
    ['somebody who may be a child', { 'pv-under-age': 'not-sure' }, undefined, /referred/],
    ['an adult who was not asked', { 'pv-under-age': 'no' }, undefined, /record what the person decides/],
    [
      'an adult who agrees',
      { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'yes' },
      'given',
      /a referral, not a notification/,
    ],
    [
      'an adult whose consent stands in the ledger',
      { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' },
      'given',
      /ledger/,
    ],
  ] as const)('is not made for %s', (_, values, ledger, finding) =>
    expect(said(notificationFindings(values, basis('unknown', ledger))[0])).toMatch(finding),
  );
  it.each([undefined, 'refused', 'withdrawn'] as const)(
    'is made for an adult who does not agree (%s)',
    (ledger) => expect(notificationFindings(REFUSED, basis('no', ledger))).toEqual([]),
  );

  it.each([
    ['by the date of birth', 'yes', { value: '2012-01-31' }, /^Date of birth: 31 Jan 2012, so the person is/],
    ['by what was said elsewhere', 'yes', null, /^Age now: it is recorded elsewhere/],
    ['perhaps, by what was said elsewhere', 'not-sure', null, /^Age now: it is recorded elsewhere/],
  ] as const)('is not made for a child %s, though the sheet says no', (_, recorded, born, finding) => {
    const birth = born === null ? null : { ...born, qualifier: 'exact' as const };
    expect(notificationFindings(REFUSED, { ...basis(recorded, 'refused'), birth }).map(said)).toEqual([
      expect.stringMatching(finding),
    ]);
  });

  it('says of every question of the sheet whether it goes, once', () => {
    const placed = [...data.fields, ...data['left-out']].map((one) => one.question);
    expect(placed.toSorted()).toEqual(form.questions.map((one) => one.name).toSorted());
  });

  it('lets a free text go only as one that has to be read', () => {
    for (const field of data.fields) {
      const element = form.byName.get(field.question)?.element;
      expect([field.question, field.kind]).toEqual([
        field.question,
        element?.type === 'text' || element?.type === 'comment' ? 'text' : 'choice',
      ]);
    }
  });

  it('keeps back every name, date of birth, contact detail and reference', () => {
    const goes = new Set(data.fields.map((one) => one.question));
    const identifying = form.questions.filter((one) =>
      /name|dob|phone|email|street|postcode|reference|contact-details|someone-else|fr-details/.test(one.name),
    );
    const kept = identifying.map((one) => one.name).filter((name) => goes.has(name));
    expect(kept).toEqual([]);
  });

  it('looks for facts that there are', () => {
    const keys = loadFactKeys(findResources());
    for (const { fact } of data.identifying) expect(keys.has(fact)).toBe(true);
  });
});
