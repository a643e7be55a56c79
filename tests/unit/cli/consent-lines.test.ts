/** A no to one recipient for every purpose is one line of the ledger as it is read, and no refusal of each purpose. */
import { expect, it } from 'vitest';
import { ledgerLines } from '../../../src-main/cli/consent-lines.ts';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';

const line = (purpose: string, more: Partial<ConsentView> = {}) =>
  ({
    id: `${purpose}-${more.recipient ?? ''}`,
    personId: 'p',
    purpose,
    recipient: '',
    item: '',
    status: 'refused',
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
    at: '2026-11-26T10:00:00Z',
    seq: 1,
    recordedBy: 'Ruth',
    ...more,
  }) as unknown as ConsentView;
const around = { people: [], evidence: [], today: '2026-11-26', purposes: 3 };
const rows = (...ledger: ConsentView[]) =>
  ledgerLines(ledger, around).filter((one) => one.startsWith('2026'));

it('says once that nothing goes to them', () => {
  const to = { recipient: 'Tracey Bowen' };
  const [only, ...more] = rows(line('police', to), line('support', to), line('interview', to));
  expect(more).toEqual([]);
  expect(only).toMatch(/any purpose +Tracey Bowen +nothing to them \(refused\)/);
  expect(rows(line('police', to), line('support', to))[0]).toContain('police, support');
});

it('leaves a no to a purpose a line of its own, and says that nobody is known to have explained it', () => {
  expect(rows(line('police'), line('support'))).toHaveLength(2);
  expect(ledgerLines([line('police')], around).join('\n')).toContain(
    'nobody is recorded as having explained it',
  );
});

it('a consent that was taken back has no end day, and one that stands has its own', () => {
  const shown = (status: ConsentView['status']) =>
    ledgerLines([line('police', { status, expiresOn: '2099-06-30' })], around).join('\n');
  expect(shown('given')).toContain('2099-06-30');
  for (const status of ['withdrawn', 'refused'] as const) expect(shown(status)).not.toContain('2099');
});
