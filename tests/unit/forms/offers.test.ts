/**
 * The map from what is told to the points of the analysis sheets: every point has a fact that is offered beside it, or a
 * reason why none can be; every fact and every answer it names is one that somebody can give.
 */
import { describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { loadOffers } from '../../../src-main/usecases/worksheets/offers.ts';

const resources = findResources();
const { forms } = await loadFormLibrary(resources);
const { sheets } = loadOffers(resources);
const asking = [...forms.values()].flatMap((form) => form.questions.filter((one) => one.fact !== null));
const told = new Set(
  [...forms.values()]
    .filter((form) => form.file.testimony.use === 'interview' || form.file.testimony.id.startsWith('child-'))
    .flatMap((form) => form.questions.map((one) => one.fact)),
);
/** By fact, every answer of a choice that some form of ours offers. */
const choices = Map.groupBy(
  asking.flatMap(({ fact, element }) =>
    'choices' in element ? element.choices.map((choice) => ({ fact, value: choice.value })) : [],
  ),
  (one) => one.fact ?? '',
);

describe.each(['elements', 'points-to-prove', 'uk-indicators', 'ilo-indicators'])('%s', (id) => {
  const points = (forms.get(id)?.questions ?? [])
    .filter((one) => one.element.testimony.item !== undefined)
    .map((one) => one.name);
  const map = sheets[id] ?? {};

  it('knows each of its points, and no other', () => {
    expect(points.length).toBeGreaterThan(20);
    expect(Object.keys(map).sort()).toEqual([...points].sort());
  });

  it.each(points)('%s: something told can be offered, or it says why not', (point) => {
    const entry = map[point];
    if (entry === undefined) throw new Error(`${point} is not in the map`);
    if ('none' in entry) {
      expect(entry.none).toMatch(/^.{30,}\.$/u);
      return;
    }
    // Facts of earlier forms are kept beside; one at least is asked today.
    expect(entry.offers.some(({ fact }) => told.has(fact))).toBe(true);
    for (const { fact, values = [] } of entry.offers) {
      const known = choices.get(fact)?.map((one) => one.value);
      if (known !== undefined)
        expect([fact, values.filter((one) => !known.includes(one))]).toEqual([fact, []]);
    }
  });

  it('offers all that the form itself shows beside a point', () => {
    for (const { name, beside } of forms.get(id)?.questions ?? []) {
      const entry = map[name];
      if (entry === undefined || 'none' in entry) continue;
      const offered = entry.offers.map((one) => one.fact);
      expect([name, beside.filter((fact) => !offered.includes(fact))]).toEqual([name, []]);
    }
  });

  it('offers no nationality as a sign of anything', () => {
    const facts = Object.values(map).flatMap((entry) => ('none' in entry ? [] : entry.offers));
    expect(facts.filter(({ fact }) => /nationality|birthplace/.test(fact))).toEqual([]);
  });
});
