/** How a period ended, and on which days it was, where a later account tells it differently. */
import { describe, expect, it } from 'vitest';
import { isUndecided } from '../../../../src-main/core/answers/differing.ts';
import { both, differs, known, knownIn, told } from '../../../support/two-tellings.ts';

const JOURNEY = 'were-they-taken-somewhere-by-their-exploiter-journey-details';

describe('how a period ended', () => {
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const period = (place: string, from: string, until: string, ended: string) => ({
    what: 'work',
    place,
    country: 'GB',
    from: on(from),
    until: on(until),
    ended,
  });
  const LEAVING = 'how-why-did-they-leave-the-situation';
  it('is a move where it went on elsewhere, and stands with the journey', () => {
    const rows = [
      period('Leeds', '2025-07', '2025-08-24', 'Back by ferry'),
      period('Luton', '2025-09', '2026-06-14', 'She climbed from the window'),
      period('Luton', '2025-12', '2026-06-14', 'Police came'),
      period('Hull', '2026-04-02', '2026-04-04', 'Driven back'),
    ];
    const all = [told('exploitation.periods', 0, rows)];
    expect(known(LEAVING, ...all).text).toMatch(/climbed from the window[\s\S]*Police came/);
    expect(known(LEAVING, ...all).text).not.toMatch(/ferry|Driven/);
    expect(known(JOURNEY, ...all).text).toMatch(/Leeds, United Kingdom: Back by ferry\n.*Hull.*Driven back/);
  });

  it('is no journey where police or others took her, or nothing says that anybody did', () => {
    const ended = 'Police in Shrewsbury stopped her with Kev on 11 July 2026 and took her back';
    const all = (how: string) => [
      told('exploitation.periods', 0, [
        period('Shrewsbury', '2026-05', '2026-07', how),
        period('Wolverhampton', '2026-03', '2026-09', 'Stopped going'),
      ]),
    ];
    for (const how of [ended, 'The work was over']) {
      expect(known(LEAVING, ...all(how)).text).toContain(`Shrewsbury, United Kingdom: ${how}`);
      expect(knownIn(JOURNEY, ...all(how))).toBeNull();
    }
    expect(known(JOURNEY, ...all('Kev took her on to a flat')).text).toContain('Kev took her on to a flat');
  });

  it('stands beside the one told before, though it is told in how she left as well', () => {
    const rows = (ended: string) => [
      { ...period('Zuwara', '2024-09', '2025', 'He ran') },
      period('Luton', '2026-01', '2026-09', ended),
    ];
    const all = [
      told('leaving.how-left', 1, 'The owner hit him, and he ran to the coach.', { relation: 'new' }),
      told('exploitation.periods', 0, rows('They closed')),
      told('exploitation.periods', 1, rows('The owner hit him'), differs),
    ];
    expect(both(LEAVING, ...all)).toMatch(
      /Told 2026-10-08: .*They closed[\s\S]*Told 2026-11-05: .*Luton, United Kingdom: The owner hit him/,
    );
  });

  it('is a leaving where months lie between, or nobody knows the month', () => {
    const rows = [
      period('Leeds', '2023-07', '2023-11', 'My sister paid'),
      period('Luton', '2024-02', '2025', 'He ran'),
      period('Hull', '2025', '2026', 'She walked away'),
    ];
    const { text } = known(LEAVING, told('exploitation.periods', 0, rows));
    expect(text).toMatch(/sister paid[\s\S]*He ran[\s\S]*walked away/);
  });
});

describe('a row whose days were told differently', () => {
  const WHEN = 'when-did-the-exploitation-take-place-multiple';
  const day = (value: string, qualifier = 'exact') => ({ value, qualifier });
  const house = (place: string, from: object, until: object, more: object = {}) => ({
    what: 'house',
    place,
    country: 'GB',
    from,
    until,
    ...more,
  });
  const doha = { ...house('Doha', day('2022-02-11'), day('2024-07')), country: 'QA' };
  const before = [
    doha,
    house('Cheltenham', day('2024-07'), day('2025-06', 'about')),
    house('Weybridge', day('2025-06', 'about'), day('2026-09-06')),
  ];
  const after = [
    doha,
    house('Cheltenham', day('2024-07'), day('2025-03-30', 'about'), { pay: 'five months only' }),
    house('Weybridge', day('2025-03-30', 'about'), day('2026-09-06'), { others: 'Len Travers' }),
    house('Ascot', day('2025-08'), day('2025-08')),
  ];

  it('has both, and the reason, where the form asks for the days of each and the places were told differently too', () => {
    const all = [
      told('exploitation.periods', 0, before),
      told('exploitation.places', 0, 'Cheltenham, till June 2025.'),
      told('exploitation.periods', 1, after, differs),
      told('exploitation.places', 1, 'Cheltenham, till the end of Ramadan.', differs),
    ];
    const { facts } = known(WHEN, ...all);
    expect(facts.map((fact) => fact.differs)).toEqual([true]);
    expect(facts[0]?.statements.map(({ cause }) => cause)).toEqual(['memory', '']);
    expect(both(WHEN, ...all)).toContain('about June 2025');
  });
});

describe('a period of which a later account only told more', () => {
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const WHEN = 'when-did-the-exploitation-take-place-multiple';
  const london = {
    what: 'a household',
    place: 'London',
    country: 'GB',
    from: on('2024-08'),
    until: on('2025-11'),
  };
  const open = {
    ...london,
    place: 'Harrogate',
    from: on('2025-11'),
    until: undefined,
    papers: 'the accountant',
  };
  const ended = { ...open, until: on('2026-07'), papers: 'not the accountant' };

  it('says of its line what was told more, and that nothing of it was told differently', () => {
    const all = [
      told('exploitation.periods', 0, [london, open]),
      told('exploitation.periods', 1, [{ ...london, from: on('2024-09') }, ended], differs),
    ];
    const [, later = ''] = both(WHEN, ...all).split('Told 2026-11-05');
    const { facts } = known(WHEN, ...all);
    const lines = facts.flatMap(({ statements }) => statements[0]?.lines ?? []);
    expect(lines.map(({ changed }) => changed)).toEqual([true, false]);
    expect(lines[1]?.more?.heldOn).toEqual(on('2026-11-05'));
    expect(later).toContain('Harrogate');
  });

  it('is nothing to be decided, whatever another column says now', () => {
    const all = [
      told('exploitation.periods', 0, [london, open]),
      told('exploitation.periods', 1, [london, ended], differs),
    ];
    const found = known(WHEN, ...all);
    expect(isUndecided(found)).toBe(false);
    expect(found.text).toMatch(
      /Harrogate, United Kingdom \[as told on 8 Oct 2026; more told on 5 Nov 2026\]$/,
    );
    expect(found.text).not.toContain('differently');
    expect(found.text).toMatch(/London, United Kingdom\n/);
  });

  it('stays to be decided where its own day was told otherwise', () => {
    const all = [
      told('exploitation.periods', 0, [london, open]),
      told('exploitation.periods', 1, [london, { ...ended, from: on('2025-12') }], differs),
    ];
    expect(isUndecided(known(WHEN, ...all))).toBe(true);
  });
});
