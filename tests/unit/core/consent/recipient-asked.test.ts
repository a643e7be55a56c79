/** A no under one spelling is asked about under another; a yes to the very name, and another name, are let be. */
import { describe, expect, it } from 'vitest';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';
import { maybeNever, maybeSuspect } from '../../../../src-main/core/consent/recipient-asked.ts';
import { mayBeSameName } from '../../../../src-main/core/people/plain-name.ts';

it.each([
  ['Restaurant Al Nakheel', 'Al Nakheel', true],
  ['Al Nakheel', 'the AL-NAKHÉEL restaurant, Luton', true],
  ['Mrs Pattle', 'Jean Pattle', true],
  ['Fr Menzies', 'Fr Paul Menzies', true],
  ['Sr Agnes', 'Sr Clare', false],
  ['Al Nakheel', 'Al Waha', false],
  ['Polish embassy', 'Indonesian embassy', false],
  ['', 'Anybody', false],
])('%s and %s may be the same: %s', (one, other, is) => {
  expect(mayBeSameName(one, other)).toBe(is);
  expect(mayBeSameName(other, one)).toBe(is);
});

const line = (status: 'given' | 'refused', purpose: string, recipient: string) =>
  ({
    status,
    recipient,
    item: '',
    purpose,
    personId: 'p',
    at: '2026-10-01T',
    decidedOn: null,
  }) as unknown as ConsentView;
const PEOPLE = [{ id: 'p', name: 'Ibrahim' }];
const asked = { recipient: 'Al Nakheel', people: PEOPLE, purposes: ['police'], every: ['police', 'support'] };

describe('a no under another spelling', () => {
  const never = [line('refused', 'police', 'Restaurant Al Nakheel')];
  it('holds what leaves under its purpose, once', () =>
    expect(maybeNever(never, asked).map(({ params }) => 'holder' in params && params.holder)).toEqual([
      'Restaurant Al Nakheel',
    ]));
  it('holds nothing of another purpose, unless it is for all of them', () => {
    expect(maybeNever(never, { ...asked, purposes: [] })).toEqual([]);
    const all = [...never, line('refused', 'support', 'Restaurant Al Nakheel')];
    expect(maybeNever(all, { ...asked, purposes: [] })).toHaveLength(1);
  });
  it('is not asked about where the person said yes to the very name', () =>
    expect(maybeNever([...never, line('given', 'police', 'Al Nakheel')], asked)).toEqual([]));
});

it('asks about a suspect by each of their names', () => {
  const suspects = [{ name: 'Haroun', alsoKnownAs: 'Hajj Mounir (maybe); Abu Zayd' }];
  for (const recipient of ['Haroun Idris', 'hajj mounir', 'Abu Zayd'])
    expect(maybeSuspect(suspects, { recipient, people: PEOPLE })).toHaveLength(1);
  expect(maybeSuspect(suspects, { recipient: 'Warwickshire', people: PEOPLE })).toEqual([]);
});
