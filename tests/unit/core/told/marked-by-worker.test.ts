/** What a worker marks of what was described is told by nobody, and stands once, with the day it was marked first. */
import { expect, it } from 'vitest';
import { both, differs, known, told } from '../../../support/two-tellings.ts';

const TREATED = 'how-they-were-treated';
const words: Readonly<Record<string, string>> = { debt: 'Debt', violence: 'Violence', locked: 'Locked in' };
const marked = (layer: 0 | 1, ...value: readonly string[]) =>
  told('control.methods', layer, value, {
    text: value.map((one) => words[one]).join('; '),
    howSaid: 'noted',
  });
const twice = [
  told('exploitation.treatment', 0, 'Nobody hit her.'),
  told('exploitation.treatment', 1, 'Somebody hit her.', differs),
];

it('is stamped as told by nobody beside what two talks told differently', () => {
  const all = [...twice, marked(0, 'debt', 'locked'), marked(1, 'debt', 'locked', 'violence')];
  const text = both(TREATED, ...all);
  expect(text).toMatch(/Told 2026-10-08: (?:Title of exploitation.treatment: )?Nobody hit her/);
  expect(text).not.toMatch(/Told [^\n]*Debt/);
  expect(text).toMatch(/\nDebt; Locked in\n\[marked by the worker: [^\]]*8 Oct 2026\]/);
  expect(text).toMatch(/\nViolence\n\[marked by the worker: [^\]]*5 Nov 2026\]/);
  expect(text.match(/Debt/g)).toHaveLength(1);
});

it('keeps the day of what was marked before where a talk only marked more', () => {
  const text = known(TREATED, twice[0]!, marked(0, 'debt'), marked(1, 'violence')).text;
  expect(text).toMatch(/\nDebt\n\[marked[^\n]*8 Oct 2026\]\n+Violence\n\[marked[^\n]*5 Nov 2026\]/);
});
