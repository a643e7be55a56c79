/** How somebody can be reached safely stands with every number that a form hands on, and with nothing else. */
import { describe, expect, it } from 'vitest';
import { reachedSafely } from '../../../../src-main/core/worksheets/beside-field.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { said } from '../../../support/said.ts';

const { questions, byName } = await requireForm(findResources(), 'nrm-preparation');
const RULE = 'Signal only, never a call; before 3 in the afternoon';

const told = [{ question: 'reaching-safely', text: RULE, ownWords: '' }];
const beside = (question: string, written?: { value: unknown; ownWords: string }, known = told) =>
  reachedSafely(
    byName.get(question)!,
    questions,
    (name) =>
      name === 'reaching-safely' && written !== undefined ? { state: 'answered', ...written } : undefined,
    known,
  );

describe('beside what a form hands on', () => {
  it.each([
    'pv-phone-number-yes',
    'pv-phone-number-alternative',
    'pv-contact-details-email-input',
    'pv-contact-details-street',
  ])('%s: the rule stands, in the words of the person', (question) => {
    expect(beside(question).map(said)).toEqual([expect.stringContaining(`“${RULE}”`)]);
  });

  it('is what stands on the sheet, where somebody wrote it there', () => {
    const [line] = beside('pv-phone-number-yes', { value: 'Text only', ownWords: 'never ring' });
    expect(line?.params).toEqual({ safe: 'Text only\nnever ring' });
  });

  it('is nothing beside another field, and where nothing was said', () => {
    expect(beside('pv-name-first-name')).toEqual([]);
    expect(beside('fr-details-phone')).toEqual([]);
    expect(beside('pv-phone-number-yes', undefined, [])).toEqual([]);
  });
});
