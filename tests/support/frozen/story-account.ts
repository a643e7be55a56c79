/** @file The interview of the frozen case: every state an answer can be left in, and what stands around an account. */
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import type { Ids } from './ids.ts';
import type { Teller } from './teller.ts';

const FORM = 'first-account';

const SAFETY = [
  { question: 'safety-alone', state: 'answered' as const, value: 'yes' },
  { question: 'safety-now', state: 'answered' as const, value: 'not-sure' },
  { question: 'safety-urgent', state: 'answered' as const, value: ['rest', 'food'] },
  { question: 'safety-contact', state: 'prefers-not-to-say' as const },
];
const AGREED = ['interview', 'court', 'support'].map((purpose) => ({
  question: `consent-${purpose}`,
  state: 'answered' as const,
  value: 'given',
}));
const REFUSED = ['police', 'nrm', 'research'].map((purpose) => ({
  question: `consent-${purpose}`,
  state: 'answered' as const,
  value: 'refused',
}));

/** Signed, with a later account. */
export async function tellAccount(teller: Teller, { caseId, personId }: Ids): Promise<ScreeningId> {
  const { id: screeningId } = await teller.tell('screeningStart', {
    caseId,
    personId,
    formId: FORM,
    language: teller.said('record', 'Romanian'),
    interpreter: teller.said('record', 'Interpreter I-7'),
    place: teller.said('record', 'Lantern House, the quiet room'),
  });
  await tellFirst(teller, screeningId);
  await tellAround(teller, screeningId);
  const readBack = teller.said('record', 'Read aloud in Romanian; one correction.');
  const signed = await teller.tell('screeningSign', { screeningId, readBack });
  teller.signed[FORM] = signed.signedSha256 ?? '';
  await tellLater(teller, screeningId);
  return screeningId;
}

async function tellFirst(teller: Teller, screeningId: ScreeningId) {
  const answer = (...answers: Parameters<Teller['answer']>[1]) =>
    teller.answer({ screeningId, form: FORM }, answers);
  await answer(...SAFETY, ...AGREED, ...REFUSED);
  await answer(
    { question: 'birthplace', state: 'answered', value: 'Iași' },
    { question: 'family', state: 'answered', value: 'My mother.', ownWords: 'Mama și frații mei.' },
    // The state of words with no answer beside them is the program's own affair: this is what its window asks for.
    { question: 'injuries', state: 'own-words', ownWords: 'Words with no answer beside them.' },
    { question: 'hours-and-pay', state: 'own-words', ownWords: 'maybe seventeen' },
    { question: 'reported-before', state: 'not-asked' },
    { question: 'promises', state: 'not-known', ownWords: 'Nu știu.' },
    { question: 'how-it-started', state: 'prefers-not-to-say' },
    { question: 'where', state: 'deferred', ownWords: 'Not today.' },
    { question: 'debt', state: 'answered', value: 'Eighteen thousand pounds.' },
    { question: 'methods', state: 'answered', value: ['threats', 'locked-in'] },
    { question: 'taken-somewhere', state: 'answered', value: 'yes' },
    { question: 'journey-details', state: 'answered', value: 'In a van, at night.' },
    { question: 'still-there', state: 'answered', value: 'no' },
  );
  await answer({
    question: 'debt',
    state: 'answered',
    value: 'First eighteen, then twenty-one thousand pounds.',
  });
  await answer({ question: 'living', state: 'answered', value: 'Said, and then taken back.' });
  await answer({ question: 'living', state: 'cleared' });
}

async function tellAround(teller: Teller, screeningId: ScreeningId) {
  await teller.tell('screeningPause', { screeningId, reason: teller.said('record', 'She asked for air.') });
  await teller.tell('screeningResume', { screeningId, reason: '' });
  await teller.tell('screeningNote', {
    screeningId,
    question: 'debt',
    author: teller.said('record', 'Trần Văn Lộc'),
    note: teller.said('record', 'She held the cup with both hands.'),
  });
  await teller.tell('screeningNote', { screeningId, note: teller.said('record', 'A note about the whole.') });
  if (teller.knows('screeningSession')) {
    await teller.tell('screeningSession', {
      screeningId,
      interpreter: teller.said('record', 'Interpreter I-9'),
    });
  }
  if (teller.knows('draftTextKeep')) {
    const words = { note: teller.said('kept', 'Half a sentence, not yet') };
    await teller.tell('draftTextKeep', { kind: 'note', subject: screeningId, detail: 'debt', words });
  }
}

async function tellLater(teller: Teller, screeningId: ScreeningId) {
  const reason = teller.said('record', 'She rang and wanted to add something.');
  // The program that keeps when an account was held has this call too.
  const held = teller.knows('accountsSettle')
    ? {
        heldOn: { value: '2026-10', qualifier: 'about' as const },
        takenBy: teller.said('record', 'Ruth Clarke'),
      }
    : {};
  await teller.tell('screeningAddLayer', { screeningId, reason, ...held });
  await teller.answer({ screeningId, form: FORM, layer: 1 }, SAFETY);
  await teller.answer({ screeningId, form: FORM, layer: 1 }, [
    {
      question: 'debt',
      state: 'answered',
      value: 'Twenty-two, she thinks now.',
      ownWords: 'Douăzeci și două.',
      relation: 'differs',
      cause: 'memory',
    },
    { question: 'treatment', state: 'own-words', ownWords: 'Later words with no answer beside them.' },
    { question: 'how-left', state: 'answered', value: 'By the back door.' },
  ]);
}
