/** What a salvage could not read is called as the screens call it: purposes by theirs, answers by their questions. */
import { expect, it } from 'vitest';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { loadPurposes } from '../../../src-main/usecases/resources/vocabulary.ts';
import { labelWords } from '../../../src-main/usecases/vault/salvage.ts';

it('by the words of its own kind, and by its name where there are none', async () => {
  const resources = findResources();
  const named = await labelWords(resources);
  const label = (kind: 'consent' | 'answers' | 'blob', name: string) =>
    named({ kind, label: name } as Parameters<typeof named>[0]).label;
  const purpose = loadPurposes(resources).find(({ id }) => id === 'police');
  const { forms } = await loadFormLibrary(resources);
  const question = forms.get('first-account')?.byName.get('treatment');
  expect([purpose?.title, question?.title]).not.toContain(undefined);
  expect(label('consent', 'police')).toBe(purpose?.title);
  expect(label('answers', 'treatment')).toBe(question?.title);
  // Neither knows the other's names, and a form of somebody's own may be what was lost.
  expect(label('consent', 'treatment')).toBe('treatment');
  expect(label('answers', 'police')).toBe('police');
  expect(label('answers', 'a-question-of-our-own')).toBe('a-question-of-our-own');
  expect(label('blob', 'police')).toBe('police');
});
