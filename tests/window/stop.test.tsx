/** Stop: what was on its way is not half there, what waited is not begun, and each can be tried again. */
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { inWindow } from './in-window.tsx';

const here = inWindow();

it('files stopped at the first of two: neither is in, and the panel names both', async () => {
  // Its queue listens to the line as soon as it is loaded.
  const { intake } = await import('../../src-renderer/features/evidence/intake.ts');
  const { IntakePanel } = await import('../../src-renderer/features/evidence/intake-panel.tsx');
  here.show(<IntakePanel caseId={here.caseId} />);
  const go = here.line.hold('evidenceAdd');
  const onDesk = (name: string) => ({
    handle: here.pick(name, `In ${name}.`),
    name,
    byteSize: 20,
    section: '',
  });
  intake.add(here.caseId, [onDesk('first.txt'), onDesk('second.txt')], { passedOver: [] });
  await here.user.click(await screen.findByRole('button', { name: 'Stop' }));
  go();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull());
  expect(screen.getByRole('group').textContent).toMatch(/first\.txt.*second\.txt/s);
  expect(intake.items().map(({ state, failure }) => [state, failure?.code])).toEqual([
    ['refused', 'cancelled'],
    ['refused', 'cancelled'],
  ]);
  expect(here.line.asked.filter((name) => name === 'evidenceAdd')).toHaveLength(1);
  expect((await here.do('evidenceList', { caseId: here.caseId })).evidence).toEqual([]);
});
