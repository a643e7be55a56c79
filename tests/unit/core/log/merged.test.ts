import { expect, it } from 'vitest';
import words from '../../../../resources/locales/en/log.json' with { type: 'json' };
import { LOG_KINDS } from '../../../../src-main/core/log/kinds.ts';
import { type LogLine, mergeRepeated } from '../../../../src-main/core/log/merged.ts';

const line = (
  seq: number,
  action: string,
  rest: Partial<Record<'actor' | 'subject' | 'purpose' | 'at', string>> & Pick<LogLine, 'refused'> = {},
) => ({
  seq,
  action,
  actor: 'Ruth',
  subject: 'bundle-1',
  purpose: '',
  at: `2026-11-24T10:00:0${seq}.000+00:00`,
  ...rest,
});

it('what was done to one thing again and again stands once, with how often and from when', () => {
  const merged = mergeRepeated([
    line(6, 'bundle.built'),
    line(5, 'bundle.arranged'),
    line(4, 'bundle.arranged'),
    line(3, 'bundle.arranged'),
    line(2, 'bundle.created'),
  ]);
  expect(merged.map(({ action, times, seq, firstSeq }) => [action, times, seq, firstSeq])).toEqual([
    ['bundle.built', 1, 6, 6],
    ['bundle.arranged', 3, 5, 3],
    ['bundle.created', 1, 2, 2],
  ]);
});

it('but not by somebody else, on another day, on another thing, or a decision about consent', () => {
  const entries = [
    line(7, 'consent.recorded', { purpose: 'police' }),
    line(6, 'consent.recorded', { purpose: 'police' }),
    line(5, 'bundle.arranged'),
    line(4, 'bundle.arranged', { actor: 'Omar' }),
    line(3, 'bundle.arranged', { actor: 'Omar', at: '2026-11-23T10:00:00.000+00:00' }),
    line(2, 'bundle.arranged', { actor: 'Omar', at: '2026-11-23T09:00:00.000+00:00', subject: 'bundle-2' }),
  ];
  expect(mergeRepeated(entries)).toHaveLength(entries.length);
});

it('two refusals of different things stay two lines', () => {
  const refused = (call: string) => ({ refused: { call, role: 'caseworker', decision: '' } });
  const entries = ['bundleBuild', 'bundleBuild', 'erasureMake'].map((call, seq) =>
    line(3 - seq, 'vault.refused', refused(call)),
  );
  expect(mergeRepeated(entries).map(({ times }) => times)).toEqual([2, 1]);
});

it('every entry that there are words for is of one kind', () => {
  const subjects = Object.values(LOG_KINDS).flat() as string[];
  expect(new Set(subjects).size).toBe(subjects.length);
  const worded = Object.keys(words.action).map((key) => key.split('-')[0] ?? '');
  // A worksheet is logged as a screening.
  expect([...new Set(worded)].filter((one) => !subjects.includes(one) && one !== 'worksheet')).toEqual([]);
});
