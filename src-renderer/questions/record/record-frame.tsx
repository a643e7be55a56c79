/** @file The frame of a record being filled in: its sections at the left, the work beside them under a line that stays. */

import { Anchor } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { questionsByName } from '../form.ts';
import { NoteDialog } from '../note-dialog.tsx';
import { questionOf } from '../question-focus.ts';
import { NotSaved, SavedMark } from '../saved-mark.tsx';
import classes from './frame.module.css';
import { SectionList, type SectionListProps } from './section-list.tsx';
import type { Sheet } from './use-record.ts';

/** Notes that were begun and are not added yet: said under the line that stays, each one press away. */
function BegunNotes({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('interview');
  const kept = useRead('draftTextList', { subject: sheet.view.id }).data?.kept ?? [];
  const questions = questionsByName(sheet.form);
  const begun = kept
    .filter(({ kind }) => kind === 'note')
    .flatMap(({ detail }) => {
      const question = questions.get(detail);
      return question === undefined ? [] : [question];
    });
  if (begun.length === 0 || sheet.noteOn !== null) return null;
  return (
    <div className={classes.begun}>
      <NotePanel title={t('notes.begun', { count: begun.length })} role="status">
        {begun.map((question) => (
          <p key={question.name}>
            <Anchor component="button" type="button" onClick={() => sheet.onNote(question)}>
              {t('notes.titleOn', { title: formText(question.title) })}
            </Anchor>
          </p>
        ))}
      </NotePanel>
    </div>
  );
}

export function RecordFrame(
  props: {
    readonly sheet: Sheet;
    /** Beside the saved mark. */
    readonly actions?: ReactNode;
    /** What else went wrong, to be said under that line. */
    readonly error?: unknown;
    /** Said to those who hear the screen, when it changes. */
    readonly says?: string;
    /** What it is called at its head; its form, unless given. */
    readonly heading?: string;
    readonly onQuestion: (page: string, question: string) => void;
    readonly children: ReactNode;
  } & Omit<SectionListProps, 'title' | 'person'>,
) {
  const { sheet, actions, error = null, says = '', heading, onQuestion, children, ...sections } = props;
  return (
    <div className={classes.sitting}>
      <SectionList {...sections} title={heading ?? sheet.view.formTitle} person={sheet.person} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes where the keyboard is in it */}
      <div
        className={classes.work}
        onFocus={(event) => sheet.onQuestion(questionOf(event.target))}
        // Leaving a question saves its answer, and with it where the keyboard goes.
        onBlurCapture={(event) => {
          if (event.relatedTarget instanceof Element) sheet.onQuestion(questionOf(event.relatedTarget));
        }}
      >
        <div className={classes.head}>
          <div className={classes.headLine}>
            <WhereWeAre title={sections.entries.find((entry) => entry.current)?.title ?? ''} />
            <SavedMark store={sheet.store} pages={sheet.pages} onQuestion={onQuestion} />
            {actions}
          </div>
          <NotSaved store={sheet.store} />
          {error === null ? null : <ErrorPanel error={error} />}
        </div>
        <BegunNotes sheet={sheet} />
        {children}
      </div>
      <span className={classes.hidden} role="status">
        {says}
      </span>
      <NoteDialog view={sheet.view} question={sheet.noteOn} onClose={() => sheet.onNote(null)} />
    </div>
  );
}

/** The name of the section, in the line that stays, while its heading is scrolled away. Whoever hears the screen has that heading. */
function WhereWeAre({ title }: { readonly title: string }) {
  const line = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(false);
  // Each step has a heading of its own, under the same name too.
  useEffect(() => {
    const heading = line.current?.closest('main')?.querySelector('[data-page-title]');
    if (heading == null) return setShown(false);
    const seen = new IntersectionObserver(([one]) => setShown(one?.isIntersecting === false), {
      rootMargin: '-100px 0px 0px 0px',
    });
    seen.observe(heading);
    return () => seen.disconnect();
  });
  return (
    <span ref={line} className={classes.here} data-here={shown} aria-hidden="true">
      {title}
    </span>
  );
}
