/**
 * @file The arrangement of a bundle: sections in order, documents in each. Every move is a pure function from
 * one arrangement to the next; a move that changes nothing returns the very same object.
 */

import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import { MOST_SECTIONS } from '../../../src-main/core/bundles/sections.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';

export interface ArrangedSection {
  /** Only for the screen: stays with the section while it is renamed and moved. */
  readonly id: string;
  readonly title: string;
  readonly documents: readonly EvidenceId[];
}
export type Arrangement = readonly ArrangedSection[];

/** One line of the arrangement as it is shown: a section's heading, or a document. */
export type Line =
  | { readonly kind: 'section'; readonly id: string; readonly index: number }
  | { readonly kind: 'document'; readonly id: EvidenceId; readonly section: number };

export function arrangementOf(map: PageMap): Arrangement {
  return map.sections.map((section, index) => ({
    id: `section-${index}`,
    title: section.title,
    documents: section.documents.map((document) => document.key as EvidenceId),
  }));
}

export function linesOf(arrangement: Arrangement): Line[] {
  return arrangement.flatMap((section, index): Line[] => [
    { kind: 'section', id: section.id, index },
    ...section.documents.map((id): Line => ({ kind: 'document', id, section: index })),
  ]);
}

/** Puts the line `from` where the line `to` is. A document above the first heading goes to the top of the first section. */
export function moveLine(arrangement: Arrangement, from: string, to: string): Arrangement {
  const lines = linesOf(arrangement);
  const at = lines.findIndex((line) => line.id === from);
  const target = lines.findIndex((line) => line.id === to);
  const moved = lines[at];
  if (moved === undefined || moved.kind !== 'document' || target < 0 || at === target) return arrangement;
  const rest = lines.toSpliced(at, 1).toSpliced(Math.max(1, target), 0, moved);
  return regroup(arrangement, rest);
}

/** One line up or down, over a heading into the next section. */
export function stepDocument(arrangement: Arrangement, id: EvidenceId, by: -1 | 1): Arrangement {
  const lines = linesOf(arrangement);
  const neighbour = lines[lines.findIndex((line) => line.id === id) + by];
  if (neighbour === undefined || (neighbour.kind === 'section' && neighbour.index === 0 && by < 0))
    return arrangement;
  return moveLine(arrangement, id, neighbour.id);
}

export function stepSection(arrangement: Arrangement, index: number, by: -1 | 1): Arrangement {
  const section = arrangement[index];
  const to = index + by;
  if (section === undefined || to < 0 || to >= arrangement.length) return arrangement;
  return arrangement.toSpliced(index, 1).toSpliced(to, 0, section);
}

export function renameSection(arrangement: Arrangement, index: number, title: string): Arrangement {
  const tidy = title.trim();
  const section = arrangement[index];
  if (section === undefined || tidy === '' || tidy === section.title) return arrangement;
  return arrangement.with(index, { ...section, title: tidy });
}

/** A new section at the end. `id` is any name not used yet. */
export function addSection(arrangement: Arrangement, id: string, title: string): Arrangement {
  if (title.trim() === '' || arrangement.length >= MOST_SECTIONS) return arrangement;
  return [...arrangement, { id, title: title.trim(), documents: [] }];
}

/** Its documents are then in no section: they stay in the case and can be put in again. */
export function removeSection(arrangement: Arrangement, index: number): Arrangement {
  return arrangement[index] === undefined ? arrangement : arrangement.toSpliced(index, 1);
}

export function takeOut(arrangement: Arrangement, id: EvidenceId): Arrangement {
  const index = arrangement.findIndex((section) => section.documents.includes(id));
  const section = arrangement[index];
  if (section === undefined) return arrangement;
  return arrangement.with(index, { ...section, documents: section.documents.filter((one) => one !== id) });
}

/** At the end of a section; what is in the bundle already is left where it is. */
export function putIn(arrangement: Arrangement, index: number, ids: readonly EvidenceId[]): Arrangement {
  const section = arrangement[index];
  const present = new Set(arrangement.flatMap((one) => one.documents));
  const fresh = ids.filter((id) => !present.has(id));
  if (section === undefined || fresh.length === 0) return arrangement;
  return arrangement.with(index, { ...section, documents: [...section.documents, ...fresh] });
}

function regroup(before: Arrangement, lines: readonly Line[]): Arrangement {
  const documents: EvidenceId[][] = before.map(() => []);
  let index = 0;
  for (const line of lines) {
    if (line.kind === 'section') index = line.index;
    else documents[index]?.push(line.id);
  }
  return before.map((section, at) => ({ ...section, documents: documents[at] ?? [] }));
}
