/** @file The sections by name: where we are, which are done, and the way out. No percent, no count of gaps. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { isRecorded } from '../../questions/answers.ts';
import type { AskedPage } from '../../questions/form.ts';
import classes from '../../questions/sheet.module.css';
import { Icon } from '../../ui/icons.tsx';
import type { Step } from './steps.ts';

export function SectionNav(props: {
  readonly view: ScreeningView;
  readonly person: string;
  readonly layer: number;
  readonly pages: readonly AskedPage[];
  readonly step: Step;
  readonly store: AnswerStore;
  /** Safety and consent are not recorded yet: later sections wait. */
  readonly locked: boolean;
  readonly onPage: (name: string) => void;
  readonly onCheck: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('interview');
  const current = props.step.at === 'check' ? null : props.step.page;
  return (
    <nav className={classes.nav} aria-label={t('sections')}>
      <button type="button" className={classes.leave} onClick={props.onLeave}>
        <Icon name="back" size={18} />
        {t(props.layer === 0 ? 'leave' : 'layerDone')}
      </button>
      <p className={classes.navForm}>{props.view.formTitle}</p>
      <p className={classes.navPerson}>
        <bdi>{props.person}</bdi>
      </p>
      <ol className={classes.sections}>
        {props.pages.map(({ page, title, questions }) => {
          const waits = props.locked && page.testimony.part === 'interview';
          const done = questions.every(({ question }) => isRecorded(props.store.get(question.name)));
          return (
            <li key={page.name}>
              <button
                type="button"
                className={classes.section}
                aria-current={current === page.name ? 'step' : undefined}
                disabled={waits}
                onClick={() => props.onPage(page.name)}
              >
                <span className={classes.tick}>{done ? <Icon name="check" size={16} /> : null}</span>
                <span>{title}</span>
                {done ? <span className={classes.hidden}>{t('sectionDone')}</span> : null}
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className={classes.section}
            aria-current={props.step.at === 'check' ? 'step' : undefined}
            onClick={props.onCheck}
          >
            <span className={classes.tick} />
            <span>{t('check.nav')}</span>
          </button>
        </li>
      </ol>
    </nav>
  );
}
