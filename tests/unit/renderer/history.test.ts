import { expect, it } from 'vitest';
import { redo, startHistory, step, undo } from '../../../src-renderer/ui/history.ts';

it('steps are taken back one by one and taken again', () => {
  let now = step(step(startHistory('a'), 'b'), 'c');
  now = undo(now);
  expect(now.present).toBe('b');
  now = undo(now);
  expect(now.present).toBe('a');
  expect(undo(now)).toBe(now);
  expect(redo(redo(now)).present).toBe('c');
});

it('a new step after taking one back forgets what was taken back', () => {
  const now = step(undo(step(startHistory('a'), 'b')), 'c');
  expect(now.present).toBe('c');
  expect(redo(now)).toBe(now);
  expect(undo(now).present).toBe('a');
});

it('a step that changes nothing is no step', () => {
  const same = { value: 1 };
  const history = startHistory(same);
  expect(step(history, same)).toBe(history);
});
