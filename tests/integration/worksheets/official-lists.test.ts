/** A field with an official list on a real sheet: what is saved there is a name of its list, and it is given as the form has it. */
import { beforeAll, expect, it } from 'vitest';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { OFFICIAL_NAMES } from '../../../src-main/core/forms/official-lists.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { codeOf } from '../../support/failures.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');
interface Entry {
  readonly value: string;
  readonly text: string;
}
const FIELDS = sheet.questions.flatMap(({ name, element }) => {
  const { list, codes = '' } = element.testimony;
  const own = codes.startsWith('nrm-') && 'choices' in element ? element.choices : [];
  const all: readonly Entry[] =
    list !== undefined
      ? OFFICIAL_NAMES[list]
      : own.map(({ value, text }) => ({ value: String(value), text: formText(text) }));
  return all.length === 0 ? [] : [{ name, all }];
});

let call: Caller;
let screeningId: ScreeningId;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'L/1', title: 'A case' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  ({ id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
});
const save = (question: string, value: unknown) =>
  call('screeningAnswer', {
    screeningId,
    answers: [{ question, state: 'answered', value: value as never }],
  });

it('is each that the form has a list for', () => expect(FIELDS).toHaveLength(27));

it.each(FIELDS)('$name', async ({ name, all }) => {
  const [first, last] = [all[0], all.at(-1)] as [Entry, Entry];
  const taken = new Set(all.map(({ value }) => value));
  const odd = ['Atlantis', first.value.toLowerCase(), `${first.value} `, [first.value]];
  for (const value of odd.filter((one) => !taken.has(String(one)) || Array.isArray(one)))
    expect(await codeOf(() => save(name, value)), JSON.stringify(value)).toBe('answer-not-allowed');
  for (const { value, text } of [first, last]) {
    await save(name, value);
    const { answers } = await call('screeningShow', { screeningId });
    expect(answers.find(({ question }) => question === name)?.value).toBe(value);
    const { fields, also } = await call('copyOutRecord', { screeningId, accountsSeen: true });
    const copied = [...fields, ...also].find(({ question }) => question === name);
    // On a route that asks it: what is typed is the entry as the form writes it.
    if (copied !== undefined) expect(copied.text).toBe(text);
  }
});
