/** @file Sections and documents in order: dragged, or moved with the keyboard, with their pages beside them. */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { announce } from '../../ui/announce.tsx';
import { useRovingRows } from '../../ui/roving-rows.ts';
import { AddSection } from './add-section.tsx';
import { linesOf, moveLine, stepDocument, takeOut } from './arrangement.ts';
import classes from './bundles.module.css';
import { DocumentLine } from './document-line.tsx';
import { dragWords } from './drag-words.ts';
import { SectionLine } from './section-line.tsx';
import type { useArrangement } from './use-arrangement.ts';

export function ArrangementList({
  map,
  evidence,
  work,
  caseId,
}: {
  readonly map: PageMap;
  readonly evidence: readonly EvidenceView[];
  readonly work: ReturnType<typeof useArrangement>;
  readonly caseId: CaseId;
}) {
  const { t } = useTranslation('bundles');
  const { arrangement, change } = work;
  const list = useRef<HTMLUListElement>(null);
  const rove = useRovingRows(list);
  const byId = useMemo(() => new Map(evidence.map((one) => [one.id, one])), [evidence]);
  const pages = useMemo(
    () =>
      new Map(
        map.sections.flatMap((section) => section.documents.map((one) => [one.key as EvidenceId, one])),
      ),
    [map],
  );
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  // Said where it is now: whoever moved it sees no list.
  const stepTo = (next: typeof arrangement, { id, title }: EvidenceView) => {
    const order = next.flatMap(({ documents }) => documents);
    const number = order.indexOf(id) + 1;
    const section = next.find(({ documents }) => documents.includes(id))?.title ?? '';
    announce(
      next === arrangement
        ? t('drag.cancelled', { title })
        : t('drag.moved', { title, number, count: order.length, section }),
    );
    change(next);
  };
  const lines = linesOf(arrangement);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) change(moveLine(arrangement, String(active.id), String(over.id)));
  };
  // A document that was removed from the case is in no bundle any more.
  const shown = lines.filter((line) => line.kind === 'section' || byId.has(line.id));
  return (
    <div className={classes.arrangement}>
      <p className="quiet">{t('drag.arrows')}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={dragWords(t, (id) => byId.get(id as EvidenceId)?.title ?? '')}
      >
        <SortableContext items={shown.map((line) => line.id)} strategy={verticalListSortingStrategy}>
          <ul className={classes.rows} aria-label={t('drag.list')} ref={list} {...rove}>
            {shown.map((line) => {
              if (line.kind === 'section') {
                const mapped = map.sections[line.index];
                return (
                  <SectionLine
                    key={line.id}
                    id={line.id}
                    index={line.index}
                    letter={mapped?.letter ?? ''}
                    work={work}
                  />
                );
              }
              const document = byId.get(line.id);
              if (document === undefined) return null;
              return (
                <DocumentLine
                  key={line.id}
                  evidence={document}
                  mapped={pages.get(line.id)}
                  map={map}
                  caseId={caseId}
                  onStep={(by) => stepTo(stepDocument(arrangement, line.id, by), document)}
                  onTakeOut={() => {
                    announce(t('drag.takenOut', { title: document.title }));
                    change(takeOut(arrangement, line.id));
                  }}
                />
              );
            })}
          </ul>
        </SortableContext>
      </DndContext>
      <AddSection work={work} />
    </div>
  );
}
