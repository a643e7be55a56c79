/** What stands in a field of the sheet answers what the field asks: the rest has a field of its own, and none of it is lost. */
import { describe, expect, it } from 'vitest';
import { hoursInWords, readHours } from '../../../../src-main/core/contact/hours.ts';
import { known, knownIn, told } from '../../../support/two-tellings.ts';

const TREATED = 'how-they-were-treated';
const HEALTH = 'health-apart';
const EVIDENCE = 'evidence-that-exists';
const ADDED = 'added-to-the-account';
const JOURNEY = 'were-they-taken-somewhere-by-their-exploiter-journey-details';
const WORK = 'what-were-they-required-to-do';
const text = (field: string, ...facts: Parameters<typeof knownIn>[1][]): string =>
  knownIn(field, ...facts)?.text ?? '';
const moment = (row: Record<string, unknown>) => told('exploitation.moments', 0, [row]);

describe('how somebody was treated', () => {
  it.each([
    ['The tooth was pulled in prison on 9 October 2026.'],
    ['A cut in the palm, five stitches, hospital in Ely.'],
    ['The doctor: her carer arranges it.'],
    ['In February a fit; six days in the Queen Mary, Ely.'],
  ])('is not who saw to an injury, which stands with the health: “%s”', (care) => {
    const injuries = told('health.injuries', 0, `Two ribs broken. ${care}`);
    expect(text(TREATED, injuries)).toContain('Two ribs broken.');
    expect(text(TREATED, injuries)).not.toContain(care);
    expect(text(HEALTH, injuries)).toContain(care);
    expect(text(HEALTH, injuries)).not.toContain('ribs');
  });

  it.each([
    ['Doru hit him; five stitches at the hospital.'],
    ['They left him at the hospital door.'],
    ['Madam did not let her see a doctor.'],
    ['The ribs ache when it rains.'],
  ])('is what was done, and that care was kept from them: “%s”', (done) => {
    expect(text(TREATED, told('health.injuries', 0, done))).toContain(done);
    expect(text(HEALTH, told('health.injuries', 0, done))).toBe('');
  });
});

describe('the name of a kind that has several meanings', () => {
  it.each([
    [
      { kind: 'papers', who: 'Petar', what: 'Petar took the passport' },
      'immigration-status',
      'Petar took the passport',
    ],
    [
      {
        kind: 'papers',
        who: 'Ana said it; she had learned it',
        what: 'At the border a stamp was given',
        words: 'ten days',
      },
      'immigration-status',
      'At the border a stamp was given; Ana said it; she had learned it: “ten days”',
    ],
    [{ kind: 'papers', what: 'A card' }, 'immigration-status', 'Papers given, taken or stamped: A card'],
    [
      { kind: 'authority', who: 'The council', what: 'wrote to her' },
      'police-so-far',
      'The council: wrote to her',
    ],
    [{ kind: 'paid', who: 'Ion', what: 'for the bed' }, ADDED, 'Money paid or taken: Ion: for the bed'],
  ])('is left out where the row says which: %j', (row, field, words) => {
    expect(text(field, moment(row))).toBe(words);
  });
});

describe('which evidence exists', () => {
  it.each([
    [{ who: 'An inspector', what: 'An inspector came to the plant; the night men were sent out' }],
    [{ who: 'Two police officers', what: 'came to the door about noise' }],
    [{ who: 'Mrs Adler', what: 'A client asked why she was so thin' }],
    [{ who: 'Police', what: 'stopped the van and shone a torch in the back' }],
  ])('is no visit, no question and nobody at a door: %j', (row) => {
    const seen = moment({ kind: 'seen', ...row });
    expect(knownIn(EVIDENCE, seen)).toBeNull();
    expect(text(ADDED, seen)).toContain(row.what);
  });

  it.each([
    [{ who: 'Police', what: 'made a note of the van' }],
    [{ who: 'Erika', what: 'Laco with the belt' }],
    [{ who: 'A neighbour', what: 'saw the van each morning' }],
    [{ who: 'A shop', what: 'has it on CCTV' }],
  ])('is a thing, or somebody who saw it: %j', (row) => {
    expect(text(EVIDENCE, moment({ kind: 'seen', ...row }))).toContain(row.what);
  });
});

describe('the journey', () => {
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const periods = (ended: string) =>
    told('exploitation.periods', 0, [
      { what: 'factory', place: 'Wisbech', country: 'GB', from: on('2024-01'), until: on('2025-06'), ended },
      { what: 'chickens', place: 'Norwich', country: 'GB', from: on('2025-06'), until: on('2026-02') },
    ]);
  it.each(['The factory sent him away for shaking', 'The visa ended', 'A man came with a list'])(
    'has no leg where a job or a permission ended: “%s”',
    (ended) => {
      expect(text(JOURNEY, periods(ended))).toBe('');
      expect(text('how-why-did-they-leave-the-situation', periods(ended))).toBe('');
      expect(text(WORK, periods(ended))).toContain(ended);
    },
  );
  it('has the leg that was told beside such an end', () => {
    const both = periods('The visa ended. Petar drove him to the chickens.');
    expect(text(JOURNEY, both)).toMatch(/: Petar drove him to the chickens\.$/);
    expect(text(WORK, both)).toMatch(/: The visa ended\.$/);
  });
  it('has none that is only the name of the next place, which is no leaving either', () => {
    for (const field of [JOURNEY, 'how-why-did-they-leave-the-situation'])
      expect(text(field, periods('Then Norwich'))).toBe('');
    const undated = told('exploitation.periods', 0, [
      { what: 'factory', place: 'Wisbech', country: 'GB', ended: 'Then Norwich' },
      { what: 'chickens', place: 'Norwich', country: 'GB' },
    ]);
    expect(text('how-why-did-they-leave-the-situation', undated)).toBe('');
  });
});

it('words beside nothing but a wish are no reason for concern, and stand with it', () => {
  const ahead = told('risk.future-reasons', 0, 'He wants to finish as a vet.', {
    ownWords: 'for camels, not for cats',
  });
  expect(knownIn('future-exploitation-reasons', ahead)).toBeNull();
  expect(text('needs-and-wishes', ahead)).toContain('“for camels, not for cats”');
  const afraid = told('risk.future-reasons', 0, 'He wants to finish as a vet.', {
    ownWords: 'if they do not find me',
  });
  expect(JSON.stringify(knownIn('future-exploitation-reasons', afraid))).toContain('if they do not find me');
});

it('a period of which neither country nor town is known does not leave the others as all there were', () => {
  const where = (...rows: object[]) =>
    knownIn('where-exploitation-happened', told('exploitation.periods', 0, rows));
  const uk = { what: 'farm', place: 'Wisbech', country: 'GB' };
  expect(where(uk, { what: 'on a ship, in another country' })).toBeNull();
  expect(where(uk, { what: 'farm', place: 'Norwich' })?.value).toBe('uk');
  expect(where(uk, { what: 'a ship' }, { what: 'mine', country: 'DK' })?.value).toBe('uk-and-overseas');
});

it('a time missing that nobody reported is nothing that the police were told', () => {
  const away = told('child.missing', 0, [{ found: 'came back himself' }]);
  expect(knownIn('childs-police', away)).toBeNull();
  expect(text('known-of-what-happened', away)).toContain('came back himself');
  const reported = told('child.missing', 0, [{ by: 'the carer', found: 'a flat' }]);
  expect(known('childs-police', reported).text).toContain('a flat');
  expect(knownIn('known-of-what-happened', reported)).toBeNull();
});

it('all of a day is at any hour', () => {
  expect(hoursInWords(readHours('mon-thu 00:00-23:59; fri after 15:00') ?? [])).toBe(
    'Monday to Thursday, at any hour; Friday, after 15:00',
  );
});

it('a threat below something that was told falsely keeps its name, and does not read as told falsely too', () => {
  const rows = [
    { kind: 'told-falsely', what: 'About the contract' },
    { kind: 'threat', what: 'About the visa' },
    { kind: 'signed', what: 'A paper to keep silent' },
  ];
  const said = text(TREATED, told('exploitation.moments', 0, rows));
  expect(said).toContain('Threat, or what was said: About the visa');
  expect(said).toContain('Signed something, or was photographed or filmed: A paper to keep silent');
});
