/** @file Below what is copied: what is recorded and asked by no field, to be placed somewhere or left out. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { accountsOn, isLeftOut } from '../../../src-main/core/answers/accounts.ts';
import { hasContent } from '../../../src-main/core/answers/said.ts';
import { isAlsoRecorded } from '../../../src-main/core/forms/also-recorded.ts';
import type { Question } from '../../../src-main/core/forms/questions.ts';
import { hiddenAnswers } from '../../../src-main/core/worksheets/hidden-answers.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { holds } from '../../questions/conditions.ts';
import sheet from '../../questions/record.module.css';
import { besideField, keptFrom } from './beside-field.ts';
import { CopyField } from './copy-field.tsx';
import type { Part } from './parts.ts';
import classes from './worksheets.module.css';

export function AlsoRecorded(props: {
  readonly view: ScreeningView;
  readonly parts: readonly Part[];
  readonly rules: ReadonlyMap<string, Question>;
  readonly store: AnswerStore;
  readonly values: Readonly<Record<string, unknown>>;
}) {
  const { t } = useTranslation('worksheets');
  const { view, store } = props;
  const known = new Map(view.known.map((one) => [one.question, one]));
  const asked = new Set(
    props.parts.flatMap(({ pages }) =>
      pages.flatMap(({ questions }) => questions.map(({ question }) => question.name)),
    ),
  );
  const all = [...props.rules.values()];
  const hidden = hiddenAnswers(
    all,
    {
      written: (name) => {
        const draft = store.get(name);
        if (!hasContent(draft)) return null;
        return draft?.relation === 'confirms' ? 'taken' : 'by-hand';
      },
      isTold: (name) => {
        const rule = props.rules.get(name);
        const draft = store.get(name);
        return rule !== undefined && isLeftOut(accountsOn(rule, draft, draft?.recordedIn, known.get(name)));
      },
      known,
      values: props.values,
    },
    holds,
  );
  const also = all.filter((rule) => {
    const draft = store.get(rule.name);
    if (hidden.includes(rule)) return true;
    const how = { asked: asked.has(rule.name), answered: hasContent(draft) };
    if (!isAlsoRecorded(rule, all, how)) return false;
    return (
      hasContent(draft) ||
      accountsOn(rule, draft, draft?.recordedIn, known.get(rule.name)).tellings.length > 0
    );
  });
  if (also.length === 0) return null;
  return (
    <section aria-labelledby="copy-also" data-copy-also>
      <h2 id="copy-also" className={sheet.group}>
        {t('copy.also')}
      </h2>
      <p className={sheet.about}>{t('copy.alsoAbout')}</p>
      <dl className={classes.copyList}>
        {also.map((rule) => (
          <CopyField
            key={rule.name}
            screeningId={view.id}
            question={rule.element}
            rule={rule}
            store={store}
            known={known.get(rule.name)}
            toBeAsked={view.toBeAsked.includes(rule.name)}
            kept={keptFrom(view, rule.name, store)[0]}
            beside={besideField(view, rule, all, store, props.values)}
            onChange={null}
          />
        ))}
      </dl>
    </section>
  );
}
