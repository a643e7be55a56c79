/** @file What was written down of a recording, for rendered.typ: line by line, each mark beside its words. */
import * as z from 'zod';
import { linesOf, type Transcript } from '../core/evidence/transcript.ts';
import { printLine } from './printable.ts';

export const TranscriptWords = z.strictObject({
  title: z.string(),
  about: z.string(),
  by: z.string(),
  language: z.string(),
  finished: z.string(),
  version: z.string(),
  savedBy: z.string(),
});

/** The clock of the computer that it was saved on, to the minute and with its offset: "2026-03-04 10:15 +00:00". */
const moment = (at: string): string =>
  at.replace(
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)$/,
    (_, day, time, zone) => `${day} ${time} ${zone === 'Z' ? '+00:00' : zone}`,
  );

export function transcriptData(transcript: Transcript, words: z.infer<typeof TranscriptWords>) {
  const { by, language, savedBy, at, number, text } = transcript;
  const facts = [
    [words.by, by],
    ...(savedBy === by ? [] : [[words.savedBy, savedBy]]),
    ...(language === '' ? [] : [[words.language, language]]),
    [words.finished, moment(at)],
    [words.version, String(number)],
  ];
  return {
    kind: 'transcript',
    title: words.title,
    about: words.about,
    facts: facts.map(([label = '', value = '']) => ({ label, values: [printLine(value)] })),
    lines: linesOf(text).map(({ mark, speaker, words: said }) => ({
      mark,
      speaker: speaker === '' ? null : printLine(`${speaker}:`),
      words: printLine(said),
      isEmpty: mark === '' && speaker === '' && said.trim() === '',
    })),
  };
}
