/** The mark beside an answer on the screen: what is shown, what is sent, and what takes it away. */
import { expect, it } from 'vitest';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import { type AnswerInput, type Draft, emptyDraft } from '../../../src-renderer/questions/answers.ts';
import { isMarkKey } from '../../../src-renderer/questions/question-keys.ts';

function storeWith(...recorded: Partial<Draft>[]) {
  const sent: AnswerInput[] = [];
  const store = new AnswerStore({
    recorded: recorded.map((part) => ({ ...emptyDraft('q'), ...part })),
    save: async (answers) => {
      sent.push(...answers);
      return { failure: null };
    },
  });
  return { store, sent, mark: () => store.get('q')?.howSaid };
}
const told = { state: 'answered', value: 'x' } as const;

it('is left to the question until somebody says otherwise, and then goes along with what is typed', async () => {
  const { store, sent, mark } = storeWith();
  store.put('q', told, 'now');
  expect(mark()).toBeUndefined();
  store.put('q', { howSaid: 'volunteered' }, 'now');
  store.put('q', { ...told, value: 'x and y' }, 'now');
  await store.flush();
  expect(sent.at(-1)).toMatchObject({ value: 'x and y', howSaid: 'volunteered' });
});

it('can be chosen before a word is typed', async () => {
  const { store, sent } = storeWith();
  store.put('q', { howSaid: 'volunteered' }, 'now');
  store.put('q', told, 'now');
  await store.flush();
  expect(sent.at(-1)).toMatchObject({ value: 'x', howSaid: 'volunteered' });
});

it('stays not recorded on an older answer, and begins anew once that was taken back', () => {
  const older = storeWith({ ...told, howSaid: '' });
  older.store.put('q', { ...told, value: 'y' }, 'now');
  expect(older.mark()).toBe('');
  const passedOver = storeWith({ state: 'deferred', howSaid: '' });
  passedOver.store.put('q', told, 'now');
  expect(passedOver.mark()).toBeUndefined();
});

it('does not go over to what is confirmed, nor back', () => {
  const { store, mark } = storeWith({ ...told, howSaid: 'volunteered' });
  store.put('q', { ...told, relation: 'confirms' }, 'now');
  expect(mark()).toBeUndefined();
  store.put('q', { howSaid: 'prompted' }, 'now');
  store.put('q', { ...told, relation: 'new' }, 'now');
  expect(mark()).toBeUndefined();
});

it('changes with Alt+6 and nothing else', () => {
  const key = (part: object) =>
    isMarkKey({ key: '6', code: 'Digit6', altKey: true, ctrlKey: false, metaKey: false, ...part });
  expect([key({}), key({ code: 'Numpad6' })]).toEqual([true, true]);
  expect([key({ altKey: false }), key({ ctrlKey: true }), key({ code: 'Digit5' })]).toEqual([
    false,
    false,
    false,
  ]);
});
