/** The dated rows of the child's form are in the chronology: talks, periods, crime reports, services, missing episodes. */
import { expect, it } from 'vitest';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { engineAtWork } from '../../support/engine.ts';
import { said } from '../../support/said.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown) => ({ question, state: 'answered' as const, value });

it('has them once each, and not the day on which a talk was typed', async () => {
  const at = await engineAtWork();
  const { caseId } = at;
  const { id: personId } = await at.do('personAdd', { caseId, role: 'survivor', name: 'Ibrahim Saleh' });
  await at.do('screeningRecord', {
    caseId,
    personId,
    formId: 'child-first-response',
    heldOn: day('2026-09-16'),
    takenBy: 'Callum',
    language: 'English',
    readBack: 'Read to him',
    answers: [
      answered('council-name', 'Warwickshire'),
      answered('reach', 'Never to the foster home.'),
      answered('talks', [{ on: day('2026-09-16'), where: 'In Rugby', typed: day('2026-09-22') }]),
      answered('periods', [
        { what: 'Held', place: 'Bani Walid', from: day('2023-12'), until: day('2024-08') },
      ]),
      answered('crime-reports', [{ reference: '40/58213/26', on: day('2026-10-20') }]),
      answered('services', [{ which: 'guardianship', what: 'Amira Latif', since: day('2026-10-26') }]),
      answered('missing', [{ from: day('2026-07-03'), until: day('2026-07-11'), reference: 'WM-MISS-1' }]),
    ] as never,
  });
  const { rows } = await at.do('chronologyList', { caseId });
  const lines = rows.map(
    ({ on, until, what }) =>
      `${formatFuzzyDate(on)} to ${until === null ? '-' : formatFuzzyDate(until)}: ${said(what)}`,
  );
  for (const [when, what] of [
    ['December 2023 to August 2024', 'Bani Walid'],
    ['3 Jul 2026 to 11 Jul 2026', 'WM-MISS-1'],
    ['16 Sep 2026 to -', 'In Rugby'],
    ['20 Oct 2026 to -', '40/58213/26'],
    ['26 Oct 2026 to -', 'Amira Latif'],
  ])
    expect(lines.filter((one) => one.startsWith(when ?? '') && one.includes(what ?? ''))).toHaveLength(1);
  expect(lines.join('\n')).not.toMatch(/foster|22 Sep 2026/);
  await at.engine.close();
});
