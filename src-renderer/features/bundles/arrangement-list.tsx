/** @file Sections and documents in order: dragged, or moved with the keyboard, with their pages beside them. */

import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';
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
import { Button, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { printedNumber } from '../../../src-main/core/bundles/map-pages.ts';
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import { MOST_SECTIONS } from '../../../src-main/core/bundles/sections.ts';
import type { BundleId, CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { announce } from '../../ui/announce.tsx';
import { useRovingRows } from '../../ui/roving-rows.ts';
import { addSection, linesOf, moveLine, stepDocument, takeOut } from './arrangement.ts';
import classes from './bundles.module.css';
import { DocumentLine } from './document-line.tsx';
import { SectionLine } from './section-line.tsx';
import type { useArrangement } from './use-arrangement.ts';

/** A new section at the end. */
function AddSection({ work }: { readonly work: ReturnType<typeof useArrangement> }) {
  const { t } = useTranslation('bundles');
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.change(addSection(work.arrangement, `section-${crypto.randomUUID()}`, title));
    setTitle('');
  };
  if (work.arrangement.length >= MOST_SECTIONS) return <p className="quiet">{t('section.full')}</p>;
  return (
    <form onSubmit={submit} className={classes.addSection}>
      <TextInput
        size="sm"
        className={classes.sectionTitle ?? ''}
        aria-label={t('section.new')}
        placeholder={t('section.new')}
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={title.trim() === ''}>
        {t('section.add')}
      </Button>
    </form>
  );
}

// What a screen reader says while a document is lifted and moved.

function dragWords(
  t: TFunction<'bundles'>,
  titleOf: (id: string) => string,
): { announcements: Announcements; screenReaderInstructions: ScreenReaderInstructions } {
  const place = (over: { id: string | number } | null): string =>
    over === null ? '' : titleOf(String(over.id));
  return {
    screenReaderInstructions: { draggable: t('drag.how') },
    announcements: {
      onDragStart: ({ active }) => t('drag.lifted', { title: titleOf(String(active.id)) }),
      onDragOver: ({ active, over }) =>
        t('drag.over', { title: titleOf(String(active.id)), place: place(over) }),
      onDragEnd: ({ active, over }) =>
        t('drag.dropped', { title: titleOf(String(active.id)), place: place(over) }),
      onDragCancel: ({ active }) => t('drag.cancelled', { title: titleOf(String(active.id)) }),
    },
  };
}

// The same objects at every drawing: another one of these, and the library draws every line anew.
const BY_MOUSE = { activationConstraint: { distance: 6 } };
const BY_KEYBOARD = { coordinateGetter: sortableKeyboardCoordinates };

export function ArrangementList({
  map,
  evidence,
  work,
  caseId,
  bundleId,
}: {
  readonly map: PageMap;
  readonly evidence: readonly EvidenceView[];
  readonly work: ReturnType<typeof useArrangement>;
  readonly caseId: CaseId;
  readonly bundleId: BundleId;
}) {
  const { t } = useTranslation('bundles');
  const { arrangement, change } = work;
  const list = useRef<HTMLUListElement>(null);
  const rove = useRovingRows(list);
  const byId = useMemo(() => new Map(evidence.map((one) => [one.id, one])), [evidence]);
  const pages = useMemo(
    () =>
      new Map(
        map.sections.flatMap(({ documents }) =>
          documents.map(({ key, firstPage, lastPage }) => {
            const [first, last] = [printedNumber(map, firstPage), printedNumber(map, lastPage)];
            return [key as EvidenceId, first === last ? first : `${first}–${last}`];
          }),
        ),
      ),
    [map],
  );
  const sensors = useSensors(useSensor(PointerSensor, BY_MOUSE), useSensor(KeyboardSensor, BY_KEYBOARD));
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
  const takeOutOf = ({ id, title }: EvidenceView) => {
    announce(t('drag.takenOut', { title }));
    change(takeOut(arrangement, id));
  };
  const latest = useRef({ arrangement, stepTo, takeOutOf });
  latest.current = { arrangement, stepTo, takeOutOf };
  const onStep = useCallback((document: EvidenceView, by: -1 | 1) => {
    const { arrangement: now, stepTo: goTo } = latest.current;
    goTo(stepDocument(now, document.id, by), document);
  }, []);
  const onTakeOut = useCallback((document: EvidenceView) => latest.current.takeOutOf(document), []);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) change(moveLine(arrangement, String(active.id), String(over.id)));
  };
  // A document that was removed from the case is in no bundle any more.
  const shown = useMemo(
    () => linesOf(arrangement).filter((line) => line.kind === 'section' || byId.has(line.id)),
    [arrangement, byId],
  );
  const ids = useMemo(() => shown.map((line) => line.id), [shown]);
  return (
    <div className={classes.arrangement}>
      <p className="quiet">{t('drag.arrows')}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={dragWords(t, (id) => byId.get(id as EvidenceId)?.title ?? '')}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
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
                  pages={pages.get(line.id) ?? ''}
                  caseId={caseId}
                  bundleId={bundleId}
                  onStep={onStep}
                  onTakeOut={onTakeOut}
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
