/** What of an account goes into which field of the preparation sheet, and what only stands beside it. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/answers/facts.ts';
import { withDerived } from '../../../../src-main/core/told/derived.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');

function said(key: string, value: unknown, more: Partial<FactStatement> = {}): FactView {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const origin = {
    ...{ kind: 'interview' as const, screeningId: 's' as never, formTitle: 'Interview' },
    ...{ question: key, asked: 'Tell me how they were with you.', layer: 0 },
  };
  const statement: FactStatement = {
    ...({ state: 'answered', value, text, ownWords: '' } as const),
    ...({ relation: 'new', cause: '', howSaid: '' } as const),
    ...{ at: '2026-05-12T10:00:00.000Z', seq: 1, author: 'A', origin },
    ...more,
  };
  return { key, title: `Title of ${key}`, differs: false, statements: [statement] };
}

const known = (question: string, ...told: FactView[]) =>
  knownAnswer(
    sheet.byName.get(question)!,
    withDerived(new Map(told.map((one) => [one.key, one])), new Map()),
  );

const row = (more: Record<string, unknown>) => ({ what: 'work', place: 'Luton', country: 'GB', ...more });

describe('who exploited the person', () => {
  it('is who was in charge, and nobody who was only there', () => {
    const periods = said('exploitation.periods', [row({ charge: 'Yonas', others: 'Blessing' })]);
    expect(known('who-exploited-pv', periods)?.value).toMatch(/Yonas$/);
    expect(known('other-potential-victims-yes-details', periods)?.value).toMatch(/Blessing$/);
  });

  it.each([
    ['the people there', said('exploiters.who', 'Dre; Jojo, 13')],
    ['a period of an earlier form', said('exploitation.periods', [row({ who: 'Dre; Jojo, 13' })])],
  ])('has %s beside it, and is not filled from it', (_, told) => {
    const found = known('who-exploited-pv', told);
    expect(found).toMatchObject({ beside: true, value: null });
    expect(found?.text).toContain('Jojo, 13');
  });
});
