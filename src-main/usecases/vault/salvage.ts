/** @file What a vault that was salvaged is missing, and what a salvage is given by the program. */
import type { SalvageView } from '../../contract/vault.ts';
import { formText } from '../../core/forms/form-format.ts';
import { declaredGaps } from '../../vault/queries/audit.ts';
import { listKept, listMissing } from '../../vault/queries/salvage.ts';
import type { SalvageHelp } from '../../vault/salvage/fill-row.ts';
import type { Engine } from '../engine/engine.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import type { Resources } from '../resources/resources.ts';
import { salvageWords } from '../resources/salvage-words.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

/** Everything empty for a vault that was never salvaged. */
export async function salvageShow({ session, resources }: Engine): Promise<SalvageView> {
  const named = await labelWords(resources);
  return session.read((db) => ({
    readOnly: session.readOnly,
    missing: listMissing(db).map(named),
    kept: listKept(db).map(({ row, ...one }) => ({
      ...one,
      row: JSON.parse(row) as Record<string, unknown>,
    })),
    gaps: declaredGaps(db),
  }));
}

/**
 * A line whose label is the name of a question or of a purpose, with what that is called on the screens. One of a form of
 * somebody's own keeps its name: the form may be what was lost.
 */
export async function labelWords(resources: Resources): Promise<<T extends Labelled>(line: T) => T> {
  const purposes = new Map(loadPurposes(resources).map(({ id, title }) => [id, title]));
  const { forms } = await loadFormLibrary(resources);
  const titles = new Map(
    [...forms.values()].flatMap(({ questions }) => questions.map(({ name, title }) => [name, title])),
  );
  return (line) => {
    const known = line.kind === 'consent' ? purposes : line.kind === 'answers' ? titles : undefined;
    return { ...line, label: known?.get(line.label) || line.label };
  };
}

type Labelled = Pick<SalvageView['missing'][number], 'kind' | 'label'>;

/** A form of the program's stands for one that was lost only where it is the same, word for word. */
export async function salvageHelp(resources: Resources): Promise<SalvageHelp> {
  const { forms } = await loadFormLibrary(resources);
  const { lostName, cutOff } = salvageWords(resources);
  return {
    lostName,
    cutOff,
    definitionOf(formId, version, sha256) {
      const form = forms.get(formId);
      if (form === undefined || form.file.testimony.version !== version) return null;
      if (sha256 !== null && form.sha256 !== sha256) return null;
      return {
        sha256: form.sha256,
        title: formText(form.file.title),
        questions: form.questions.length,
        definition: JSON.stringify(form.definition),
      };
    },
  };
}
