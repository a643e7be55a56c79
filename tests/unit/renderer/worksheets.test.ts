import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coded } from '../../../src-main/core/findings/finding.ts';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { peopleMissing } from '../../../src-renderer/consent/consents.ts';
import { bySubject } from '../../../src-renderer/features/answers/recorded-page.tsx';
import { carriedCount, worksheetParts } from '../../../src-renderer/features/worksheets/parts.ts';
import { companionsOf, exhibitsNamed } from '../../../src-renderer/features/worksheets/rests-on.ts';
import { emptyDraft } from '../../../src-renderer/questions/answers.ts';
import { holds } from '../../../src-renderer/questions/conditions.ts';
import { askedPages } from '../../../src-renderer/questions/form.ts';
import { choiceOfLetter } from '../../../src-renderer/questions/question-keys.ts';

const form = (id: string) =>
  FormFile.parse(JSON.parse(readFileSync(join(findResources().folder, 'forms', `${id}.json`), 'utf8')));
const nrm = form('nrm-preparation');
const parts = (values: Record<string, unknown>) => worksheetParts(nrm, askedPages(nrm, values, holds));

describe('a worksheet in parts', () => {
  it('keeps its parts in place and by name when a branch opens', () => {
    const before = parts({}).map((part) => part.title);
    const after = parts({ 'pv-under-age': 'yes' });
    expect(before.slice(0, 3)).toEqual(['The first responder', 'Age', 'Background']);
    expect(after[1]?.pages.map(({ page }) => page.name)).toContain('local-authority-contacted-about-child');
    expect(parts({})[1]?.key).toBe(after[1]?.key);
  });

  it('leaves out a part in which nothing is asked', () => {
    expect(parts({ 'pv-under-age': 'yes' }).map((part) => part.title)).not.toContain('Consent and support');
  });

  it('counts what was told before apart from what is answered now, and not what no route leads to', () => {
    const asked = askedPages(nrm, {}, holds);
    const drafts = new Map([
      [
        'pv-under-age',
        { ...emptyDraft('pv-under-age'), state: 'answered' as const, relation: 'confirms' as const },
      ],
      ['reference', { ...emptyDraft('reference'), state: 'answered' as const }],
    ]);
    const all = asked.flatMap(({ questions }) => questions);
    const off = all.filter(({ question }) => question.testimony.destination === 'off-route');
    expect(off.length).toBeGreaterThan(0);
    expect(carriedCount(asked, (name) => drafts.get(name))).toEqual({
      applicable: all.length - off.length,
      answered: 2,
      told: 1,
    });
  });
});

describe('what a point rests on', () => {
  it('is the words beside it, and no other point’s', () => {
    const page = askedPages(form('elements'), { 'act-recruited': 'shown' }, holds).find(
      (asked) => asked.page.name === 'act',
    );
    const questions = page?.questions.map((one) => one.question) ?? [];
    const [first] = questions;
    expect(first?.name).toBe('act-recruited');
    expect(companionsOf(first as never, questions).map((one) => one.name)).toEqual(['act-recruited-basis']);
  });

  it('names exhibits by their whole reference', () => {
    const evidence = ['RA/1', 'RA/12', 'Ф.3', ''].map((exhibitRef) => ({ exhibitRef }));
    const named = (text: string) => exhibitsNamed(text, evidence).map((one) => one.exhibitRef);
    expect(named('She says so in RA/12.')).toEqual(['RA/12']);
    expect(named('(RA/1), and Ф.3')).toEqual(['RA/1', 'Ф.3']);
    expect(named('XRA/1 and RA/1/2')).toEqual([]);
  });
});

it('facts stand under the subject their key names, unknown keys last', () => {
  const fact = (key: string) => ({ key, title: key, statements: [], differs: false });
  const groups = bySubject([fact('own.question'), fact('consent.police'), fact('person.name')]);
  expect(groups.map((group) => group.subject)).toEqual(['person', 'consent', 'other']);
});

it('a missing consent is asked of the person it is about, though two have one name', () => {
  const people = [
    { id: 'p1', name: 'Ana' },
    { id: 'p2', name: 'Ana' },
  ];
  const asked = { person: 'Ana', purpose: 'Sharing with the police', recipient: '', item: '' };
  const missing = [{ ...coded('consent-not-recorded', asked), personId: 'p2' }];
  expect(peopleMissing(people, missing)).toEqual([{ id: 'p2', name: 'Ana' }]);
});

it('a letter leads to the next choice that begins with it, and round again', () => {
  const key = (letter: string) => ({ key: letter, code: '', altKey: false, ctrlKey: false, metaKey: false });
  const labels = ['Car wash', 'Farming', 'Construction', 'Écoute'];
  expect(choiceOfLetter(key('c'), labels, 0)).toBe(2);
  expect(choiceOfLetter(key('C'), labels, 2)).toBe(0);
  expect(choiceOfLetter(key('é'), labels, -1)).toBe(3);
  expect(choiceOfLetter(key('x'), labels, 0)).toBeNull();
  expect(choiceOfLetter({ ...key('c'), altKey: true }, labels, 0)).toBeNull();
});
