/** @file The parts of a worksheet by name, and what can be done with it as a whole. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { isRecorded } from '../../questions/answers.ts';
import classes from '../../questions/sheet.module.css';
import { Icon } from '../../ui/icons.tsx';
import type { Part } from './parts.ts';

export type SheetStep =
  | { readonly at: 'cover' | 'reading' | 'copy' | 'check' }
  | { readonly at: 'part'; readonly part: string };

export function SheetNav(props: {
  readonly view: ScreeningView;
  readonly person: string;
  readonly parts: readonly Part[];
  readonly step: SheetStep;
  readonly store: AnswerStore;
  /** The form has a rule that reads it together. */
  readonly reads: boolean;
  /** The form prepares fields of an official one. */
  readonly prepares: boolean;
  readonly onStep: (step: SheetStep) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('worksheets');
  const { step } = props;
  const entry = (title: string, to: SheetStep, current: boolean, done = false) => (
    <li key={to.at === 'part' ? to.part : to.at}>
      <button
        type="button"
        className={classes.section}
        aria-current={current ? 'step' : undefined}
        onClick={() => props.onStep(to)}
      >
        <span className={classes.tick}>{done ? <Icon name="check" size={16} /> : null}</span>
        <span>{title}</span>
        {done ? <span className={classes.hidden}>{t('partDone')}</span> : null}
      </button>
    </li>
  );
  const done = (part: Part) =>
    part.pages.every(({ questions }) =>
      questions.every(({ question }) => isRecorded(props.store.get(question.name))),
    );
  return (
    <nav className={classes.nav} aria-label={t('parts')}>
      <button type="button" className={classes.leave} onClick={props.onLeave}>
        <Icon name="back" size={18} />
        {t('leave')}
      </button>
      <p className={classes.navForm}>{props.view.formTitle}</p>
      <p className={classes.navPerson}>
        <bdi>{props.person}</bdi>
      </p>
      <ol className={classes.sections}>
        {entry(t('cover.nav'), { at: 'cover' }, step.at === 'cover')}
        {props.parts.map((part) =>
          entry(
            part.title,
            { at: 'part', part: part.key },
            step.at === 'part' && step.part === part.key,
            done(part),
          ),
        )}
        {props.reads ? entry(t('reading.nav'), { at: 'reading' }, step.at === 'reading') : null}
        {props.prepares ? entry(t('copy.nav'), { at: 'copy' }, step.at === 'copy') : null}
        {entry(t('check.nav'), { at: 'check' }, step.at === 'check')}
      </ol>
    </nav>
  );
}
