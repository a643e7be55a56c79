/**
 * @file What was written down of recordings on two sides, held beside each other. Versions are only ever added: what is taken
 * in goes behind what is here, with who wrote it and when, and counts then; nothing that was here goes.
 */
import type { Transcript } from '../evidence/transcript.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { EvidenceId } from '../ids.ts';
import type { CaseData, ExhibitData } from './case-data.ts';
import { linesItem } from './compare-kept.ts';
import { type Around, type ComparedItem, itemOf, type Side } from './compared.ts';
import { compareLines } from './kept-lines.ts';

type Version = ExhibitData['transcripts'][number];

/** The recording here whose words these are: by its number, or by its bytes, where it came in by itself. */
export function recordingHere(here: CaseData | null, there: ExhibitData): ExhibitData | undefined {
  const same = here?.exhibits.filter(({ sha256 }) => sha256 === there.sha256) ?? [];
  return same.find(({ id }) => id === there.id) ?? same[0];
}

export const transcriptItem = (there: ExhibitData): string => itemOf('transcript', there.id);

export function transcriptItems(around: Around, there: ExhibitData): ComparedItem[] {
  if (there.transcripts.length === 0) return [];
  const here = recordingHere(around.here, there);
  const sides: [Side, Side] = [
    sideOf(around, here?.transcripts ?? [], there.transcripts),
    sideOf(around, there.transcripts, here?.transcripts ?? []),
  ];
  const item = linesItem(
    {
      item: transcriptItem(there),
      kind: 'transcript',
      title: [there.exhibitRef, there.title].filter(Boolean).join(' '),
    },
    {
      here: here === undefined ? null : here.transcripts.map(withoutNumber),
      there: there.transcripts.map(withoutNumber),
      sides,
      blocked: here === undefined ? whyNot(around, there) : [],
    },
  );
  const notes = item.state === 'different' ? [coded('handover-transcript-behind')] : [];
  return [{ ...item, notes: [...item.notes, ...notes] }];
}

/** Where its recording is not here, and cannot come. */
function whyNot({ here, removed, elsewhere, unreadable }: Around, { id, sha256 }: ExhibitData): Coded[] {
  if (removed.has(id)) return [coded('handover-removed-here')];
  if (elsewhere.has(id) || here?.exhibits.some((one) => one.id === id)) return [coded('handover-elsewhere')];
  const why = unreadable.get(sha256);
  return why === undefined ? [] : [coded('handover-cannot-open', { why })];
}

/** Its place among the versions is of the vault it stands in. */
const withoutNumber = ({ number: _, ...version }: Version) => version;

function sideOf({ say }: Around, versions: readonly Version[], others: readonly Version[]): Side {
  const newest = versions.at(-1);
  if (newest === undefined) return {};
  const { number, finished, by, text } = newest;
  const state = finished ? 'finished' : 'draft';
  return {
    state: say(coded('handover-transcript-stands', { number, state, by })),
    words: whereTheyDiffer(text, others.at(-1)?.text ?? ''),
  };
}

/** Lines from the first to the last that are not the same: of a long one that was corrected, what there is to decide on. */
export function whereTheyDiffer(text: string, other: string): string {
  const [mine, theirs] = [text.split('\n'), other.split('\n')];
  const least = Math.min(mine.length, theirs.length);
  let [from, behind] = [0, 0];
  while (from < least && mine[from] === theirs[from]) from += 1;
  while (behind < least - from && mine.at(-1 - behind) === theirs.at(-1 - behind)) behind += 1;
  const lines = mine.slice(from, mine.length - behind);
  const cut = lines.length === 0 ? [] : [from > 0 ? ['…'] : [], lines, behind > 0 ? ['…'] : []].flat();
  return cut.join('\n');
}

export interface TranscriptPlan {
  /** Of the recording here. */
  readonly evidenceId: EvidenceId;
  /** In the order they were written there, numbered on from what is here. */
  readonly added: readonly Transcript[];
}

export function planTranscript(here: CaseData | null, there: ExhibitData): TranscriptPlan {
  const recording = recordingHere(here, there);
  const mine = recording?.transcripts ?? [];
  const added = compareLines(mine.map(withoutNumber), there.transcripts.map(withoutNumber)).there;
  return {
    evidenceId: recording?.id ?? there.id,
    added: added.map((version, at) => ({ ...version, number: mine.length + at + 1 })),
  };
}
