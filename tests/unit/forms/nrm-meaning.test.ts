/**
 * Every field of the published referral form, in its own words, beside the question that prepares it: each pair was read
 * by a person, who found that both ask the same thing. reviewed.tsv holds what they read; a word changed on either side,
 * or a field that nobody read, fails here until it is read again. The field's name says nothing: some mean the opposite.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { FIELDS, type Field, FLOW } from '../../support/nrm/routes.ts';

/** Rows of a table with tabs, without its head. */
const table = (name: string): string[][] =>
  readFileSync(new URL(`../../support/nrm/${name}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const labels = Map.groupBy(table('labels'), ([field]) => field ?? '');
const headers = new Map(
  table('pages').flatMap(([page = '', part, text = '']) => (part === 'header' ? [[page, text]] : [])),
);
const form = await requireForm(findResources(), 'nrm-preparation');

/** The legend of this one belongs to another question in the published form: its page says what it asks. */
const LEGEND_OF_ANOTHER = ['pv-want-to-submit-nrm'];
/** Labels of parts that take no answer, that the program does not prepare, or that are asked before the steps begin. */
const NOT_PREPARED = [
  'user-email',
  'whats-their-background',
  'where-exploitation-happened-uk-city',
  'where-exploitation-happened-overseas-country',
];

function official({ field, step }: Field): string {
  const said = (part: string) => labels.get(field)?.find((one) => one[1] === part)?.[3];
  const legend = LEGEND_OF_ANOTHER.includes(field) ? undefined : said('legend');
  return legend ?? said('label') ?? headers.get(step) ?? '';
}

const HINTS = /^(hint|paragraph|bullet)/;

/** What a reviewer has read of a field, one row for each question that prepares it. */
function read(one: Field): string[] {
  const choice = (element: object) =>
    'choices' in element ? (element.choices as { value: string; text: string }[]) : [];
  const own = form.questions.filter(({ element }) => element.testimony.field === one.field);
  const asked =
    own.length > 0
      ? own.map(({ name, title, element }) => ({
          name,
          title,
          choices: choice(element),
          description: formText(element.description ?? ''),
        }))
      : form.questions.flatMap(({ name, element }) =>
          choice(element)
            .filter(({ value }) => `${name}-${value}` === one.field)
            .map(({ text }) => ({ name, title: text, description: '', choices: [] })),
        );
  const hint = (labels.get(one.field) ?? []).flatMap(([, part = '', , text]) =>
    HINTS.test(part) ? [text] : [],
  );
  const options = (labels.get(one.field) ?? []).filter(
    ([, part, key = '']) =>
      part === 'option' && !key.includes('.') && key !== 'null' && key !== 'none_selected',
  );
  const leads = FLOW.filter(({ when }) => when.startsWith(`${one.field}=`));
  return asked.map(({ name, title, description, choices }) =>
    [
      one.field,
      official(one),
      hint.join(' '),
      name,
      title,
      description,
      options
        .map(
          ([, , key, text]) => `${key}: ${text} = ${choices.find(({ value }) => value === key)?.text ?? ''}`,
        )
        .join(' | '),
      one.required ? 'required' : 'optional',
      one.shownWhen,
      leads.map(({ when, branchTo }) => `${when.slice(one.field.length + 1)} -> ${branchTo}`).join('; '),
      'same meaning',
    ].join('\t'),
  );
}

/** Every sentence the published form has. */
const OWN_WORDS = new Set([
  ...table('labels').map(([, , , text]) => text),
  ...table('pages').map(([, , text]) => text),
  ...readFileSync(new URL('../../support/nrm/page-texts.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/^-\s*/, '')),
]);
/** Of an option, or without `key` of a box that stands alone. */
const optionWords = (field: string, key?: string): string | undefined =>
  labels
    .get(field)
    ?.find((one) => (key === undefined ? one[1] === 'label' : one[1] === 'option' && one[2] === key))?.[3];

const reviewed = Map.groupBy(table('reviewed'), ([field]) => field ?? '');

describe('the meaning of a field', () => {
  it.each(FIELDS.map((one) => [one.field, one] as const))(
    '%s: was read, as it stands today',
    (field, one) => {
      const rows = read(one);
      expect(rows.length).toBeGreaterThan(0);
      expect((reviewed.get(field) ?? []).map((row) => row.join('\t'))).toEqual(rows);
    },
  );

  it.each(
    form.questions.flatMap((one) => (one.element.testimony.field === undefined ? [] : [[one.name, one]])),
  )(
    '%s: says what the form asks there, gives its help, and has its options, letter by letter',
    (name, { element }) => {
      const { official, field = '' } = element.testimony;
      expect(OWN_WORDS).toContain(official?.asks);
      for (const line of official?.hint?.split('\n') ?? [])
        expect(
          [...OWN_WORDS].some((text) => line === text || line.endsWith(`: ${text}`)),
          line,
        ).toBe(true);
      const help = (labels.get(field) ?? []).filter(([, part = '']) => part === 'hint');
      for (const [, , , text = ''] of help) expect(official?.hint).toContain(text);
      if (!('choices' in element) || element.testimony.codes !== undefined) return;
      const words = (value: string) =>
        optionWords(field, value) ?? optionWords(`${field}-${value}`) ?? optionWords(name);
      expect(element.choices.map(({ text }) => text)).toEqual(
        element.choices.map(({ value }) => words(value)),
      );
    },
  );

  it('a call that came through somebody else counts as contact, and both fields say so', () => {
    for (const name of ['when-last-contact', 'details-last-contact'])
      expect(form.byName.get(name)?.element.testimony.official?.hint).toContain('through another person');
  });

  it('covers every label of the published form', () => {
    const fields = new Set(FIELDS.map((one) => one.field));
    expect([...labels.keys()].filter((field) => !fields.has(field)).toSorted()).toEqual(
      NOT_PREPARED.toSorted(),
    );
    expect([...reviewed.keys()].filter((field) => !fields.has(field))).toEqual([]);
  });
});
