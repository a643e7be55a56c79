/** What a worker makes of a copy on one sheet is no telling of the person: another sheet neither takes it nor waits for it. */
import { expect, it } from 'vitest';
import { interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const FIRST = 'how-they-were-treated';

it('an answer that was carried over and worded anew stays with its sheet', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'C/1', title: 'A case' });
  const person = { caseId, role: 'survivor' as const, name: 'TJ', birthDate: { value: '2010' } };
  const { id: personId } = await call('personAdd', person);
  const begin = async (formId: string) => (await call('screeningStart', { caseId, personId, formId })).id;
  const write = (
    screeningId: Awaited<ReturnType<typeof begin>>,
    question: string,
    value: string,
    more = {},
  ) => call('screeningAnswer', { screeningId, answers: [{ question, state: 'answered', value, ...more }] });
  const shown = async (screeningId: Awaited<ReturnType<typeof begin>>) => {
    await call('screeningCarryOver', { screeningId });
    const view = await call('screeningShow', { screeningId });
    return {
      value: view.answers.find((one) => one.question === FIRST)?.value,
      known: view.known.find((one) => one.question === FIRST),
    };
  };

  await write(await begin('child-first-response'), 'known-treatment', 'He was hit with a hose.');
  const one = await begin('nrm-preparation');
  expect((await shown(one)).value).toBe('He was hit with a hose.');
  await write(one, FIRST, 'Hit with a hose, as I read it.');

  const two = await begin('nrm-preparation');
  const { value, known } = await shown(two);
  expect(value).toBe('He was hit with a hose.');
  expect(known?.facts.every(({ differs }) => !differs)).toBe(true);

  // What the worker says was told otherwise is a telling.
  await write(one, FIRST, 'He was hit with a stick.', { relation: 'differs' });
  expect((await shown(two)).known?.facts.some(({ differs }) => differs)).toBe(true);
});
