/** In a list of rows each is named by its number and by what it is known by, as findings and the terminal name it. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FormFile } from '../../src-main/core/forms/form-format.ts';
import { flattenQuestions } from '../../src-main/core/forms/questions.ts';
import { RepeatInput } from '../../src-renderer/questions/inputs/repeat-input.tsx';
import { inWindow } from './in-window.tsx';

const here = inWindow();
const rows = async (value: readonly object[]) => {
  const { definition } = await here.do('formShow', { formId: 'screening-interview' });
  const question = flattenQuestions(FormFile.parse(definition)).find(
    ({ name }) => name === 'periods',
  )?.element;
  if (question?.type !== 'paneldynamic') throw new Error('no rows');
  here.show(
    <RepeatInput
      question={question}
      values={{}}
      value={value}
      onChange={() => undefined}
      onTakeOut={() => undefined}
      field={() => null}
      labelledBy="periods"
      describedBy={undefined}
      looseIn={() => ({ text: '' }) as never}
      onDone={() => undefined}
    />,
  );
  return screen.findAllByRole('group', { name: /^Entry / });
};
const names = async (value: readonly object[]) =>
  (await rows(value)).map((one) => one.getAttribute('aria-label'));

it('names each row by what was written in it, and one that is empty by its number', async () => {
  const from = { value: '2024-06', qualifier: 'exact' };
  expect(await names([{ what: 'Tiling', place: 'Corby' }, { place: 'Stockport', from }, {}])).toEqual([
    'Entry 1: Tiling, Corby',
    'Entry 2: Stockport, June 2024',
    'Entry 3',
  ]);
  expect(screen.getByText('Entry 2: Stockport, June 2024')).toBeTruthy();
});
