/** What was only made from a record that has a name is not said to have it. */
import { expect, it } from 'vitest';
import { leftLines } from '../../../src-main/cli/commands/search.ts';

const release = (title: string) => ({ title, to: 'The council', at: '2026-10-02T10:00:00Z' });
const one = (title: string, as: 'named' | 'pages' | 'record') => ({
  release: release(title),
  caseId: 'c',
  caseReference: 'LH/1',
  why: [{ as, title: 'Child: first response', pages: as === 'pages' ? [2] : [] }],
});

it('stands apart from what has it', () => {
  const left = [one('Pack', 'record'), one('Bundle', 'pages'), one('Adré.pdf', 'named')];
  const lines = leftLines({ left, backups: [] } as never);
  const apart = lines.findIndex((line) => line.includes('to be looked at'));
  expect(lines.slice(0, apart).join('\n')).toMatch(/Bundle[\s\S]*Adré/);
  expect(lines.slice(0, apart).join('\n')).not.toContain('Pack');
  expect(lines.slice(apart).join('\n')).toContain('Pack');
});
