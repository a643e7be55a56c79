/** @file A form filled in at a desk: its parts at the left, several questions a page, saved on every answer. */
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import type { FormQuestion } from '../../../src-main/shared/form-format.ts';
import { answeredValues } from '../../questions/answers.ts';
import { holds } from '../../questions/conditions.ts';
import { askedPages, readForm } from '../../questions/form.ts';
import { NoteDialog } from '../../questions/note-dialog.tsx';
import { focusQuestion } from '../../questions/question-focus.ts';
import { NotSaved, SavedMark } from '../../questions/saved-mark.tsx';
import sheet from '../../questions/sheet.module.css';
import { useAnswers, useStoreVersion } from '../../questions/use-answers.ts';
import { useNavigation } from '../../ui/routes.tsx';
import { CopyOut } from './copy-out.tsx';
import { PartPage } from './part-page.tsx';
import { worksheetParts } from './parts.ts';
import { ReadTogether } from './read-together.tsx';
import { SheetCheck } from './sheet-check.tsx';
import { SheetCover } from './sheet-cover.tsx';
import { SheetNav, type SheetStep } from './sheet-nav.tsx';

export interface WorksheetProps {
  readonly view: ScreeningView;
  readonly person: string;
  /** Answers were taken over: the sheet is to be opened anew with them. */
  readonly onCarried: () => void;
}

export default function Worksheet({ view, person, onCarried }: WorksheetProps) {
  const { t } = useTranslation('worksheets');
  const { go } = useNavigation();
  const form = useMemo(() => readForm(view.definition), [view.definition]);
  const here = useRef(view.currentPage);
  const store = useAnswers(view, 0, () => here.current);
  useStoreVersion(store);
  const values = answeredValues(store.all());
  const asked = askedPages(form, values, holds);
  const parts = worksheetParts(form, asked);
  const [step, setStep] = useState<SheetStep>(() => ({ at: 'cover' }));
  const [noteOn, setNoteOn] = useState<FormQuestion | null>(null);
  const part = step.at === 'part' ? (parts.find((one) => one.key === step.part) ?? parts[0]) : undefined;
  here.current = part?.pages[0]?.page.name ?? here.current;
  const prepares = form.pages.some((page) =>
    page.elements.some((one) => one.type !== 'panel' && one.testimony.field !== undefined),
  );

  const open = (next: SheetStep) => {
    void store.flush();
    setStep(next);
    document.querySelector('main')?.scrollTo(0, 0);
  };
  const after = (): SheetStep => {
    const next = parts[parts.findIndex((one) => one.key === part?.key) + 1];
    if (next !== undefined) return { at: 'part', part: next.key };
    return { at: form.testimony.rule === undefined ? (prepares ? 'copy' : 'check') : 'reading' };
  };
  const openQuestion = (page: string, question: string) => {
    const home = parts.find((one) => one.pages.some((asks) => asks.page.name === page));
    if (home === undefined) return;
    open({ at: 'part', part: home.key });
    setTimeout(() => focusQuestion(question), 0);
  };
  const resumed =
    parts.find((one) => one.pages.some(({ page }) => page.name === view.currentPage)) ?? parts[0];
  return (
    <div className={sheet.sitting}>
      <SheetNav
        view={view}
        person={person}
        parts={parts}
        step={step}
        store={store}
        reads={form.testimony.rule !== undefined}
        prepares={prepares}
        onStep={open}
        onLeave={() =>
          void store.flush().then(() => go({ at: 'case', caseId: view.caseId, tab: 'interview' }))
        }
      />
      <div className={sheet.work}>
        <div className={sheet.head}>
          <div className={sheet.headLine}>
            <SavedMark store={store} />
          </div>
          <NotSaved store={store} />
        </div>
        {step.at === 'cover' ? (
          <SheetCover
            view={view}
            form={form}
            asked={asked}
            values={values}
            store={store}
            onCarried={onCarried}
            onGoOn={() =>
              resumed === undefined ? open({ at: 'check' }) : open({ at: 'part', part: resumed.key })
            }
          />
        ) : step.at === 'reading' ? (
          <ReadTogether view={view} asked={asked} store={store} onChange={openQuestion} />
        ) : step.at === 'copy' ? (
          <CopyOut view={view} parts={parts} values={values} store={store} onChange={openQuestion} />
        ) : step.at === 'check' ? (
          <SheetCheck view={view} person={person} parts={parts} store={store} onChange={openQuestion} />
        ) : part === undefined ? null : (
          <PartPage
            key={part.key}
            part={part}
            view={view}
            store={store}
            onNote={setNoteOn}
            onNext={() => open(after())}
          />
        )}
      </div>
      <NoteDialog view={view} question={noteOn} onClose={() => setNoteOn(null)} />
      <span className={sheet.hidden} role="status">
        {part === undefined ? '' : t('partOpen', { title: part.title })}
      </span>
    </div>
  );
}
