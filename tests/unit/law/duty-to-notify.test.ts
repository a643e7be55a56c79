/** The Duty to Notify against law.md: whom s 52(5) binds, what others are told, and the two variants of s 52(3). */
import { describe, expect, it } from 'vitest';
import { bodyFindings, notificationFindings } from '../../../src-main/core/worksheets/notification.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { whyNoConsent, whyOnlyConsent } from '../../../src-main/usecases/resources/vocabulary.ts';
import { loadNotificationData } from '../../../src-main/usecases/worksheets/notification-data.ts';
import { said } from '../../support/said.ts';

const data = loadNotificationData(findResources());
const body = (id: string) => data.bodies.find((one) => one.id === id);
const findings = (id: string) => bodyFindings(body(id), data.bodies, data['no-duty']);

/** By law.md: "Duty to notify, s 52 MSA". */
const BOUND = [
  ['police', /police force in England and Wales.*chief officer/, 's 52(5)', 'H'],
  ['transport-police', /British Transport Police/, 's 52(5)', 'H'],
  ['crime-agency', /National Crime Agency/, 's 52(5)', 'H'],
  ['council', /county, county borough, district or London borough council/, 's 52(5)', 'H'],
  ['greater-london', /Greater London Authority/, 's 52(5)', 'H'],
  ['city-of-london', /Common Council of the City of London/, 's 52(5)', 'H'],
  ['isles-of-scilly', /Council of the Isles of Scilly/, 's 52(5)', 'H'],
  ['labour-abuse', /Gangmasters and Labour Abuse Authority/, 's 52(5); reorganised in 2026', 'M'],
  ['home-office', /Home Office staff/, 'by Home Office policy', 'M'],
] as const;
const FREE = [
  ['solicitor', /solicitor/],
  ['charity', /shelter, charity/],
  ['another', /Another body/],
] as const;

describe('which body the user is', () => {
  it.each(BOUND)('%s has the duty', (id, title, law, certainty) => {
    expect(body(id)?.title).toMatch(title);
    expect(body(id)?.duty).toContain(law);
    expect(body(id)?.certainty).toBe(certainty);
    expect(findings(id)).toEqual([]);
  });

  it.each(FREE)('%s has none (s 52(5)), owes confidentiality, and is told what can be done', (id, title) => {
    expect(body(id)?.title).toMatch(title);
    const told = findings(id).map(said);
    expect(told).toEqual([expect.stringMatching(/s 52\(5\)/)]);
    for (const part of [/confidentiality/, /nothing to send/, /first responder/, /999/, /local authority/])
      expect(told[0]).toMatch(part);
  });

  it('is asked first, and there is no other', () => {
    const named: readonly string[] = [...BOUND.map(([id]) => id), ...FREE.map(([id]) => id)];
    expect(data.bodies.map((one) => one.id)).toEqual(named);
    expect(said(findings('nobody said')[0])).toMatch(/^Which body you are: .*British Transport Police/);
  });
});

describe('the two variants for an adult, s 52(3)', () => {
  const REFUSED = { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' };
  const basis = { age: 'no', decision: { status: 'refused' }, birth: null } as const;
  it.each([
    ['without the name', false, undefined, []],
    ['without the name, though willing', false, 'yes', []],
    ['with the name, willing', true, 'yes', []],
    ['with the name, not willing', true, 'no', ['notification-not-willing']],
    ['with the name, not asked', true, undefined, ['notification-not-willing']],
  ] as const)('%s', (_how, isNamed, willing, codes) => {
    const values = { ...REFUSED, ...(willing && { 'authorities-cooperation': willing }) };
    expect(notificationFindings(values, basis, isNamed).map((one) => one.code)).toEqual(codes);
  });

  it.each([false, true])('none for a child: a child is referred (named: %s)', (isNamed) => {
    const child = { ...REFUSED, 'pv-under-age': 'yes', 'authorities-cooperation': 'yes' };
    expect(notificationFindings(child, { ...basis, age: 'yes' }, isNamed).map((one) => one.code)).toEqual([
      'notification-of-a-child',
    ]);
  });

  it('both say by which section, and that there is no support and no decision without a referral', () => {
    for (const variant of Object.values(data.variants)) {
      expect(variant.law).toContain('s 52(3)');
      expect(variant.tell.join(' ')).toMatch(/no support and no formal decision/);
    }
    expect(whyNoConsent(findResources(), 'duty-to-notify')).toMatch(/s\.52\(3\)/);
    expect(whyOnlyConsent(findResources(), 'named-notification')).toMatch(/s 52\(3\)/);
  });

  it('name and way to reach them go with the name only, and nothing else that says who they are', () => {
    const named = data['left-out'].filter((one) => one.named).map((one) => one.question);
    expect(named.filter((one) => !/^pv-(name-dtn|contact-details)/.test(one))).toEqual([]);
    expect(named).toEqual(
      expect.arrayContaining(['pv-name-dtn-first-name', 'pv-name-dtn-last-name', 'pv-contact-details']),
    );
    expect(data.fields.map((one) => one.question).filter((one) => named.includes(one))).toEqual([]);
  });
});
