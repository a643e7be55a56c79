/** A file of answers may name a question as the workbook of an own form did. */
import { expect, it } from 'vitest';
import { fitAnswers, GivenAnswer } from '../../../src-main/cli/fit-answers.ts';
import { apartFromReason } from '../../../src-main/core/answers/reason-words.ts';
import { causeInWords } from '../../../src-main/core/told/cause-words.ts';
import { Names } from '../../../src-main/exchange/xlsform/names.ts';

it.each(['has_children', 'Prénom', '1_Étage', 'Où__vivait-il?'])(
  'a question that an own form calls "%s" is found under the name it was given here',
  (typed) => {
    const name = new Names().take(typed, 'none');
    const definition = {
      title: 'Own',
      description: 'Ours',
      testimony: { id: 'own-x', version: '1', source: 'x', certainty: 'C', label: 'x', use: 'interview' },
      pages: [{ name: 'one', title: 'One', elements: [{ type: 'text', name, title: 'One' }] }],
    };
    const [answer] = fitAnswers({ definition }, [{ question: typed, value: 'x' }]);
    expect(answer).toMatchObject({ question: name, state: 'answered' });
  },
);

it('keeps the words of why apart from those of the answer, and says that there is a reason', () => {
  const definition = {
    title: 'Own',
    description: 'Ours',
    testimony: { id: 'own-x', version: '1', source: 'x', certainty: 'C', label: 'x', use: 'interview' },
    pages: [{ name: 'one', title: 'One', elements: [{ type: 'comment', name: 'a', title: 'One' }] }],
  };
  const told = { question: 'a', value: 'Hit.', relation: 'differs' as const, reasonWords: 'He was near.' };
  const [answer] = fitAnswers({ definition }, [{ ...told, ownWords: 'with a cable' }]);
  expect(answer).toMatchObject({ cause: 'other', ownWords: 'with a cable\n\n[why] He was near.' });
});

it('keeps a reason that was reported beside the words of the person, and neither takes the other away', () => {
  const definition = {
    title: 'Own',
    description: 'Ours',
    testimony: { id: 'own-x', version: '1', source: 'x', certainty: 'C', label: 'x', use: 'interview' },
    pages: [{ name: 'one', title: 'One', elements: [{ type: 'comment', name: 'a', title: 'One' }] }],
  };
  const told = {
    question: 'a',
    value: 'No.',
    relation: 'differs' as const,
    reason: 'He was made to learn it.',
  };
  const [both] = fitAnswers({ definition }, [{ ...told, reasonWords: 'I practised it.' }]);
  const { reason: reasonWords } = apartFromReason({
    ...told,
    cause: 'other',
    state: 'answered',
    ownWords: both?.ownWords ?? '',
  });
  expect(causeInWords({ cause: 'other', reasonWords })).toBe('He was made to learn it. “I practised it.”');
  const [one] = fitAnswers({ definition }, [{ ...told, reasonWords: '' }]);
  expect(one).toMatchObject({ cause: 'other', ownWords: '[why] [He was made to learn it.]' });
});

it.each([
  ['since', undefined, true],
  ['since', '', true],
  ['since', 'since', true],
  ['since', 'other', true],
  ['since', 'memory', false],
  ['differs', 'memory', true],
  [undefined, 'memory', true],
])('relation %s takes the cause %s: %s', (relation, cause, takes) => {
  const { success, error } = GivenAnswer.safeParse({ question: 'a', value: 'x', relation, cause });
  expect(success).toBe(takes);
  expect(error?.issues.map(({ path }) => path) ?? []).toEqual(takes ? [] : [['cause']]);
});
