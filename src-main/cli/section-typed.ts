/** @file A section as it is typed: one that is there already under that name is meant, and it is said where it is spelt otherwise. */
import type { Job } from '../contract/ports.ts';
import { sectionMeant } from '../core/evidence/section-meant.ts';
import type { CaseId } from '../core/ids.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';
import { printable } from './columns.ts';
import type { Terminal } from './command.ts';

/** The section that is meant among those of this evidence. */
export function sectionTyped(
  typed: string,
  evidence: readonly { readonly section: string }[],
  terminal: Terminal,
): string {
  const there = evidence.map(({ section }) => section);
  const meant = sectionMeant(typed, there);
  if (meant !== typed.trim())
    terminal.say(
      `Sorted into the section “${printable(meant)}”, which is there already and was typed as “${printable(typed)}”.`,
    );
  return meant;
}

/** The same for many names of one case: each as typed, with what is meant. One that comes with them is there for the next. */
export async function sectionsOf(
  engine: Engine,
  caseId: CaseId,
  typed: readonly string[],
  { job, terminal }: { readonly job: Job; readonly terminal: Terminal },
): Promise<ReadonlyMap<string, string>> {
  const meant = new Map<string, string>();
  const names = [...new Set(typed)].filter((one) => one !== '');
  if (names.length === 0) return meant;
  const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
  for (const name of names) {
    const there = [...evidence, ...[...meant.values()].map((section) => ({ section }))];
    meant.set(name, sectionTyped(name, there, terminal));
  }
  return meant;
}
