import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LinkView, QuotedAnswer } from '../../../src-main/contract/links.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { linkChoices, SHOWN } from '../../../src-renderer/features/worksheets/link-dialog.tsx';
import { toldOn } from '../../../src-renderer/features/worksheets/point-links.tsx';
import { pointOf } from '../../../src-renderer/features/worksheets/rests-on.ts';
import { ownCertainty } from '../../../src-renderer/questions/certainty.ts';
import { holds } from '../../../src-renderer/questions/conditions.ts';
import { askedPages } from '../../../src-renderer/questions/form.ts';

const form = (id: string) =>
  FormFile.parse(JSON.parse(readFileSync(join(findResources().folder, 'forms', `${id}.json`), 'utf8')));
const answer = (text: string, over: Partial<QuotedAnswer> = {}): QuotedAnswer =>
  ({
    text,
    ownWords: '',
    title: 'Where',
    formTitle: 'First account',
    person: 'Ana',
    ...over,
  }) as QuotedAnswer;

describe('linking a point of a worksheet', () => {
  it.each(['elements', 'points-to-prove', 'uk-indicators', 'ilo-indicators'])(
    'every point of %s takes its own links',
    (id) => {
      const sheet = form(id);
      const all = sheet.pages.flatMap((page) =>
        page.elements.flatMap((one) => (one.type === 'panel' ? one.elements : [one])),
      );
      const values = Object.fromEntries(
        all.map((one) => [one.name, 'choices' in one ? one.choices[0]?.value : 'words']),
      );
      for (const { questions } of askedPages(sheet, values, holds)) {
        const page = questions.map((one) => one.question);
        for (const one of page) {
          const point = pointOf(one, page);
          if (one.testimony.item !== undefined) expect(point).toBe(one);
          else if (point !== undefined) expect(one.name.startsWith(point.name)).toBe(true);
        }
      }
    },
  );

  it('a quotation box belongs to the point it stands under', () => {
    const page = form('elements').pages[1]?.elements as never[];
    expect(pointOf(page[1] as never, page)).toBe(page[0]);
  });

  it('finds an answer or exhibit by any of its words, whatever the accents', () => {
    const found = linkChoices(
      [answer('He took my pașaport'), answer('Nothing')],
      [
        { id: 'e' as never, exhibitRef: 'AB1', title: 'Passport copy' },
        { id: 'f' as never, exhibitRef: 'AB2', title: 'Ticket' },
      ],
      'PASAPORT ana',
    );
    expect(found.answers.map((one) => one.text)).toEqual(['He took my pașaport']);
    expect(found.exhibits).toEqual([]);
    expect(
      linkChoices([], [{ id: 'e' as never, exhibitRef: 'AB1', title: 'x' }], 'ab1').exhibits,
    ).toHaveLength(1);
  });

  it('says how many more there are than it shows', () => {
    const many = Array.from({ length: SHOWN + 3 }, (_, index) => answer(`${index}`));
    expect(linkChoices(many, [], '')).toMatchObject({ more: 3 });
    expect(linkChoices(many, [], '').answers).toHaveLength(SHOWN);
  });
});

describe('what was told on the subject of a point', () => {
  const said = (question: string, kind: 'interview' | 'person' = 'interview') => ({
    key: question,
    title: `Fact ${question}`,
    differs: false,
    statements: [{ relation: 'new', origin: { kind, screeningId: 'S', question, layer: 1 } }],
  });
  const known = (beside: boolean, ...facts: object[]) =>
    ({ facts, ...(beside ? { beside } : {}) }) as unknown as KnownAnswer;

  it('is offered to be linked where it can be quoted and is not linked yet', () => {
    const told = known(true, said('debt'), said('language', 'person'), said('methods'));
    expect(toldOn(told, [])).toEqual([
      { title: 'Fact debt', screeningId: 'S', question: 'debt' },
      { title: 'Fact methods', screeningId: 'S', question: 'methods' },
    ]);
    const link = { target: { kind: 'answer', quoted: { screeningId: 'S', question: 'debt' } } } as LinkView;
    expect(toldOn(told, [link]).map((one) => one.question)).toEqual(['methods']);
  });

  it('is not offered where it is the answer itself, or nothing was told', () => {
    expect(toldOn(known(false, said('debt')), [])).toEqual([]);
    expect(toldOn(undefined, [])).toEqual([]);
  });
});

describe('how sure a question is', () => {
  it('is said where it differs from its form: a region list nobody read, in a form that was read', () => {
    const nrm = form('nrm-preparation');
    const question = (name: string) =>
      nrm.pages
        .flatMap((page) => page.elements)
        .find((one) => one.name === name && one.type !== 'panel') as never;
    expect(ownCertainty(question('current-pv-location-uk-region'), nrm)).toBe('unconfirmed');
    expect(ownCertainty(question('birthplace'), nrm)).toBeUndefined();
  });
});
