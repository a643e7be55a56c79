/**
 * @file What is released is searched once more, as it will be read: the pages of the finished file, what it says about
 * itself, and its name. What the case knows to say who somebody is must be in none of them.
 */
import type { NotificationLine, NotificationView } from '../../contract/notification.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { type Identifier, knownIn } from '../../core/worksheets/identifiers.ts';
import { wordsInPdf } from '../../evidence/words-in-pdf.ts';

interface Released {
  readonly view: NotificationView;
  /** What the program writes on it beside the fields. */
  readonly facts: readonly (readonly [string, string])[];
  /** The fields that somebody released. */
  readonly goes: readonly NotificationLine[];
  readonly known: readonly Identifier[];
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Shorter ones are met in page numbers and small words; they came out of the texts by the same rule. */
const SHORTEST = 3;

/** Throws `not-ready`, naming what was found and where. */
export async function requireSilent({ view, facts, goes, known, bytes, fileName }: Released): Promise<void> {
  // Words of the form and of the program, and a name that goes because the person agrees to it.
  const meant = [
    view.title,
    view.label,
    ...facts.flat(),
    ...goes.flatMap(({ kind, title, text }) => (kind === 'text' ? [title] : [title, text])),
  ].join('\n');
  const sought = known.filter(
    (one) => one.takeOut && one.text.length >= SHORTEST && knownIn(meant, [one]).length === 0,
  );
  const { pages, about } = await wordsInPdf(bytes);
  const found = (
    [
      ['pages', pages],
      ['about', about],
      ['name', fileName],
    ] as const
  ).flatMap(([where, text]) => knownIn(text, sought).map((one) => ({ where, text: one.text })));
  if (found.length === 0) return;
  throw new TestimonyError('not-ready', {
    subject: view.title,
    found: found.map((one) => coded('notification-still-says', one)),
  });
}
