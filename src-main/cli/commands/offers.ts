/** @file `testimony worksheet offers`: what was told and could bear on the points of a worksheet, to be linked or left. */
import type { OffersView, OfferView } from '../../contract/offers.ts';
import { COUNTRY_NAMES } from '../../core/answers/countries.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';

const offers = command({
  name: 'worksheet offers',
  summary: 'Show what was told beside each point of a worksheet it could bear on; leave what does not',
  details: [
    'Each with its words, where it was told and when. Nothing is linked or marked by itself: worksheet link links it, --leave sets it aside until something else is recorded there, and --take-up brings it back.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    point: { type: 'string', value: 'NAME', help: 'only this point; needed with --leave and --take-up' },
    leave: { type: 'string', value: 'N', help: 'leave the offer of that number' },
    'take-up': { type: 'string', value: 'N', help: 'bring back the offer of that number' },
  },
  example: 'worksheet offers --vault ./my-vault --id 0f3k… --point means-force --leave 2',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { point, leave } = options;
      const number = leave ?? options['take-up'];
      let view = await perform(engine, 'pointOffers', { screeningId }, job);
      if (number !== undefined) {
        const { part, from } = numbered(view, point, number);
        const offer = { screeningId: from.screeningId, question: from.question, layer: from.layer };
        const call = leave === undefined ? 'offerTakeUp' : 'offerLeave';
        view = await perform(engine, call, { screeningId, point: point ?? '', offer, part }, job);
      }
      return { json: view, lines: offerLines(view, point).map(printable) };
    }),
});

/** The legs stand under the point they go into. */
const LEGS = 'legs';

/** Throws `usage` for what is not on the list. */
function numbered(view: OffersView, point: string | undefined, number: string) {
  const some =
    point === LEGS
      ? view.legs
      : (view.points.find((one) => one.point === point)?.offers ?? []).map((from) => ({ part: '', from }));
  const found = some[Number(number) - 1];
  if (found === undefined)
    throw new TestimonyError('usage', { subject: number, detail: 'no offer of that number at --point' });
  return found;
}

function offerLines({ points, legs }: OffersView, only: string | undefined): string[] {
  const shown = points.filter(
    ({ point, offers: some }) => point === only || (only === undefined && some.length > 0),
  );
  const told = shown.flatMap(({ point, offers: some, none }) => [
    point,
    ...(none === '' ? [] : [`  ${none}`]),
    ...some.map((one, index) => `  ${index + 1}. ${inWords(one)}`),
  ]);
  const journey = legs.map(({ leg, from }, index) => {
    const end = (code: string, place: string) =>
      [place, COUNTRY_NAMES.get(code) ?? code].filter((one) => one !== '').join(', ');
    const when = leg.arrived === null ? '' : ` (${formatFuzzyDate(leg.arrived)})`;
    const route = `${end(leg.from, leg.fromPlace)} to ${end(leg.to, leg.toPlace)}${when}`;
    return `  ${index + 1}. ${route}: ${inWords(from)}`;
  });
  const all = [
    ...told,
    ...(journey.length > 0 && (only === undefined || only === LEGS) ? [LEGS, ...journey] : []),
  ];
  return all.length === 0 ? ['Nothing told so far is offered here.'] : all;
}

const inWords = ({ title, text, ownWords, formTitle, toldOn, author, left }: OfferView): string =>
  [
    `${title}: ${[text, quotedWords(ownWords)].filter((one) => one !== '').join(' ')}`,
    `[${formTitle}, ${formatFuzzyDate(toldOn)}, ${author}]`,
    ...(left === null ? [] : [`left by ${left.by}`]),
  ].join('  ');

export const offerCommands = [offers];
