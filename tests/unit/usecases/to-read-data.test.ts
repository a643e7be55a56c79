/** Which fields are read before a sheet goes is data: every name in it is a question of its form, of the sort it is listed for. */
import { describe, expect, it } from 'vitest';
import { takesWords } from '../../../src-main/core/forms/questions.ts';
import { isReadBefore, isToBeRead } from '../../../src-main/core/worksheets/to-read.ts';
import { loadToRead } from '../../../src-main/usecases/disclosure/to-read.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const IDS = ['nrm-preparation', 'child-first-response'];
const forms = new Map(
  await Promise.all(IDS.map(async (id) => [id, await requireForm(resources, id)] as const)),
);

describe.each(IDS)('%s', (id) => {
  const questions = forms.get(id)?.questions ?? [];
  const rule = loadToRead(resources, id)!;
  const named = (name: string) => questions.find((one) => one.name === name);

  it('is read before it goes, by the page and by the data', () => {
    expect(isReadBefore(id)).toBe(true);
    expect(rule).toBeDefined();
  });

  it('leaves out fields that it has, and that take words', () => {
    const odd = rule.not.filter((name) => {
      const one = named(name);
      return one === undefined || !takesWords(one.element) || isToBeRead(one, rule);
    });
    expect(odd).toEqual([]);
  });

  it('reads choices that it has', () => {
    const odd = rule.choices.filter((name) => {
      const one = named(name);
      return one === undefined || takesWords(one.element) || !isToBeRead(one, rule);
    });
    expect(odd).toEqual([]);
  });

  it('reads every field of several lines', () => {
    const comments = questions.filter(({ element }) => element.type === 'comment');
    expect(comments.filter((one) => !isToBeRead(one, rule)).map(({ name }) => name)).toEqual([]);
  });
});

it('another form is read by nobody so', () => {
  expect(isReadBefore('screening-interview')).toBe(false);
  expect(loadToRead(resources, 'screening-interview')).toBeUndefined();
});
