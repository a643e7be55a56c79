/** @file A sitting: sections at the left, one subject a page, saved on every answer, paused with one key. */
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import type { FormQuestion } from '../../../src-main/shared/form-format.ts';
import { answeredValues, standing } from '../../questions/answers.ts';
import { holds } from '../../questions/conditions.ts';
import { askedPages, readForm } from '../../questions/form.ts';
import { NoteDialog } from '../../questions/note-dialog.tsx';
import { focusQuestion } from '../../questions/question-focus.ts';
import classes from '../../questions/sheet.module.css';
import { useAnswers, useStoreVersion } from '../../questions/use-answers.ts';
import { useNavigation } from '../../ui/routes.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { CheckAnswers } from './check-answers.tsx';
import { openingState } from './opening.ts';
import { PauseScreen } from './pause-screen.tsx';
import { SectionNav } from './section-nav.tsx';
import { SectionPage } from './section-page.tsx';
import { SittingHead } from './sitting-head.tsx';
import { SittingNote } from './sitting-note.tsx';
import { firstStep, noteAfter, noteBefore, type Step, stepAfter, stepTo } from './steps.ts';
import { StopDialog } from './stop-dialog.tsx';
import { usePause } from './use-pause.ts';

export function Sitting({
  view,
  person,
  layer,
  onLayerDone,
}: {
  readonly view: ScreeningView;
  readonly person: string;
  /** 0: the first account; above it, a later layer on a signed record. */
  readonly layer: number;
  readonly onLayerDone?: () => void;
}) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const form = useMemo(() => readForm(view.definition), [view.definition]);
  const here = useRef('');
  // A break takes the page away; the keyboard comes back to the question it was in.
  const asking = useRef<string | undefined>(undefined);
  const store = useAnswers(view, layer, () => here.current);
  useStoreVersion(store);
  const earlier = useMemo(
    () => standing(view.answers.filter((one) => one.layer < layer)),
    [view.answers, layer],
  );
  const values = answeredValues([...earlier.values(), ...store.all()]);
  const pages = askedPages(form, values, holds);
  const [step, setStep] = useState<Step>(() => firstStep(pages, layer === 0 ? view.currentPage : ''));
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [noteOn, setNoteOn] = useState<FormQuestion | null>(null);
  const [stopping, setStopping] = useState(false);
  const pause = usePause(view);
  // Breaks belong to the first account: the engine takes none on a signed record.
  useShortcut('f8', () => {
    if (layer === 0) void pause.toggle(store);
  });

  const opening =
    layer === 0 ? openingState(pages, (name) => store.get(name)) : { missing: [], declined: false };
  const asked = step.at === 'check' ? undefined : pages.find(({ page }) => page.name === step.page);
  here.current = asked?.page.name ?? here.current;
  const open = (next: Step) => {
    void store.flush();
    setStep(next);
    document.querySelector('main')?.scrollTo(0, 0);
  };
  const openPage = (name: string) => open(stepTo(pages, name, read));
  const openQuestion = (page: string, question: string) => {
    open({ at: 'page', page });
    setTimeout(() => focusQuestion(question), 0);
  };
  const leave = () => go({ at: 'case', caseId: view.caseId, tab: 'interview' });
  if (pause.since !== null)
    return <PauseScreen since={pause.since} error={pause.error} onResume={pause.resume} />;
  return (
    <div className={classes.sitting}>
      <SectionNav
        view={view}
        person={person}
        layer={layer}
        pages={pages}
        step={step}
        store={store}
        locked={opening.missing.length > 0 || opening.declined}
        onPage={openPage}
        onCheck={() => open({ at: 'check' })}
        onLeave={() => (layer === 0 ? setStopping(true) : onLayerDone?.())}
      />
      <div className={classes.work}>
        <SittingHead
          store={store}
          onPause={() => void pause.toggle(store)}
          pauseable={layer === 0}
          error={pause.error}
        />
        {step.at === 'check' ? (
          <CheckAnswers
            view={view}
            person={person}
            layer={layer}
            pages={pages}
            store={store}
            opening={opening}
            onChange={openQuestion}
            onLayerDone={onLayerDone}
          />
        ) : asked === undefined ? null : step.at === 'page' ? (
          <SectionPage
            key={asked.page.name}
            asked={asked}
            asking={asking}
            store={store}
            view={view}
            layer={layer}
            earlier={earlier}
            opening={opening}
            onNext={() => open(stepAfter(pages, asked.page.name, read))}
            onQuestion={openQuestion}
            onCheck={() => open({ at: 'check' })}
            onNote={setNoteOn}
          />
        ) : (
          <SittingNote
            title={asked.title}
            text={step.at === 'before' ? noteBefore(asked) : noteAfter(asked)}
            before={step.at === 'before'}
            onGoOn={() => {
              if (step.at === 'before') {
                setRead(new Set([...read, asked.page.name]));
                open({ at: 'page', page: asked.page.name });
              } else if (step.next === null) open({ at: 'check' });
              else openPage(step.next);
            }}
            onPause={layer === 0 ? () => void pause.toggle(store) : undefined}
            onLater={
              step.at === 'before'
                ? () => {
                    for (const { question } of asked.questions) {
                      if (store.get(question.name) === undefined)
                        store.put(question.name, { state: 'deferred' }, 'soon');
                    }
                    open(stepAfter(pages, asked.page.name, read));
                  }
                : undefined
            }
          />
        )}
      </div>
      <NoteDialog view={view} question={noteOn} onClose={() => setNoteOn(null)} />
      <StopDialog
        opened={stopping}
        closing={pages.at(-1)}
        onStay={() => setStopping(false)}
        onClosing={(name) => {
          setStopping(false);
          openPage(name);
        }}
        onLeave={() => void store.flush().then(leave)}
        title={t('stop.title')}
      />
    </div>
  );
}
