/**
 * @file What a locked worksheet offers above its answers: what it says read together, what is to be decided before it goes, and the
 * way to print it.
 */

import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { readForm } from '../../questions/form.ts';
import { Changing } from '../../ui/changing.tsx';
import { Readings } from './readings.tsx';
import { TypedKept } from './typed-kept.tsx';
import { WorksheetExport } from './worksheet-export.tsx';

export default function LockedWorksheet({ view }: { readonly view: ScreeningView }) {
  const { printedAs } = readForm(view.definition).testimony;
  return (
    <>
      <Readings screeningId={view.id} />
      <TypedKept screeningId={view.id} onChange={null} />
      <Changing>{printedAs === undefined ? null : <WorksheetExport view={view} kind={printedAs} />}</Changing>
    </>
  );
}
