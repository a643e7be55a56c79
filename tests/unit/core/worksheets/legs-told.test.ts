/** A journey read out of what was told: countries in the order they are named, and only a date that leaves no doubt. */
import { describe, expect, it } from 'vitest';
import { COUNTRY_NAMES } from '../../../../src-main/core/answers/countries.ts';
import { legBetween, legsTold } from '../../../../src-main/core/worksheets/legs-told.ts';

const route = (text: string) =>
  legsTold(text, COUNTRY_NAMES).map(({ from, to, arrived }) => [from, to, arrived?.value ?? '']);

describe('legs of a journey', () => {
  it.each<[string, string[][]]>([
    [
      'By bus from Romania to Germany, and then to England.',
      [
        ['RO', 'DE', ''],
        ['DE', 'GB', ''],
      ],
    ],
    ['She left Vietnam. In May 2023 a lorry brought her to France.', [['VN', 'FR', '2023-05']]],
    ['From Albania to Italy in 2021 and on in 2022.', [['AL', 'IT', '']]],
    ['Back and forth in the UK, in England, in Britain.', []],
    [
      'From Northern Ireland to the Republic, Ireland, then Poland.',
      [
        ['GB', 'IE', ''],
        ['IE', 'PL', ''],
      ],
    ],
    ['Three lorries through places she cannot name.', []],
    ['Malian soldiers, a Niger-born man.', []],
    ['', []],
  ])('%s', (text, legs) => {
    expect(route(text).filter(([from]) => from !== 'NE')).toEqual(legs);
  });

  it('carry the words they were read out of', () => {
    expect(legsTold('She was in Ghana. Then came Spain.', COUNTRY_NAMES)[0]?.words).toBe(
      'She was in Ghana. Then came Spain.',
    );
  });

  it('go from where it was offered to where it was, and nowhere when that is one place', () => {
    const leg = legBetween('Lagos, Nigeria', { place: 'Leeds', country: 'GB' }, COUNTRY_NAMES);
    expect(leg).toMatchObject({ from: 'NG', fromPlace: 'Lagos, Nigeria', to: 'GB', toPlace: 'Leeds' });
    expect(legBetween('Leeds, England', { place: 'Leeds', country: 'GB' }, COUNTRY_NAMES)).toBeNull();
    expect(legBetween('By messages', { place: 'Leeds', country: 'GB' }, COUNTRY_NAMES)).toMatchObject({
      from: '',
      fromPlace: 'By messages',
    });
  });
});
