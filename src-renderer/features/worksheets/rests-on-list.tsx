/** @file Point by point: how it stands, the words it rests on, and links to the exhibits those words name. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { type FormQuestion, formText } from '../../../src-main/core/forms/form-format.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { AnswerText } from '../../questions/answer-text.tsx';
import { type Draft, valueText } from '../../questions/answers.ts';
import type { AskedPage } from '../../questions/form.ts';
import sheet from '../../questions/record.module.css';
import { useNavigation } from '../../ui/routes.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { PointLinks } from './point-links.tsx';
import { companionsOf, exhibitsNamed } from './rests-on.ts';
import classes from './worksheets.module.css';

interface RestsOnProps {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  readonly asked: readonly AskedPage[];
  readonly draftOf: (question: string) => Draft | undefined;
  readonly onChange: (page: string, question: string) => void;
}

export function RestsOn({ caseId, screeningId, asked, draftOf, onChange }: RestsOnProps) {
  const { t } = useTranslation(['worksheets', 'common']);
  const pages = asked
    .map(({ page, title, questions }) => ({
      page,
      title,
      items: questions
        .map((one) => one.question)
        .filter((question) => question.testimony.item !== undefined)
        .map((question) => ({
          question,
          rests: companionsOf(
            question,
            questions.map((one) => one.question),
          ),
        })),
    }))
    .filter(({ items }) => items.length > 0);
  if (pages.length === 0) return null;
  return (
    <>
      <h2 className={sheet.group}>{t('worksheets:rests.title')}</h2>
      <p className={sheet.about}>{t('worksheets:rests.about')}</p>
      {pages.map(({ page, title, items }) => (
        <div key={page.name} className={sheet.checkSection}>
          <h3 className={classes.restsTitle}>{title}</h3>
          <SummaryList
            rows={items.map(({ question, rests }) => ({
              label: formText(question.title),
              value: (
                <>
                  <AnswerText
                    question={question}
                    draft={draftOf(question.name)}
                    none={t('worksheets:rests.notAsked')}
                    filled
                  />
                  {rests.map((one) => (
                    <Basis key={one.name} question={one} draft={draftOf(one.name)} caseId={caseId} />
                  ))}
                  <PointLinks
                    caseId={caseId}
                    screeningId={screeningId}
                    point={question.name}
                    title={formText(question.title)}
                    known={undefined}
                  />
                </>
              ),
              change: {
                label: t('common:action.change'),
                about: formText(question.title),
                onChange: () => onChange(page.name, question.name),
              },
            }))}
          />
        </div>
      ))}
    </>
  );
}

function Basis({
  question,
  draft,
  caseId,
}: {
  readonly question: FormQuestion;
  readonly draft: Draft | undefined;
  readonly caseId: CaseId;
}) {
  const { go } = useNavigation();
  const { data } = useRead('evidenceList', { caseId });
  if (draft === undefined || !isRecorded(draft)) return null;
  const text = draft.state === 'answered' ? valueText(question, draft.value) : '';
  const named = exhibitsNamed(`${text}\n${draft.ownWords}`, data?.evidence ?? []);
  return (
    <span className={classes.basis}>
      <span className={classes.basisTitle}>{formText(question.title)}</span>
      <AnswerText question={question} draft={draft} filled />
      {named.map((one) => (
        <Anchor
          key={one.id}
          component="button"
          type="button"
          onClick={() => go({ at: 'exhibit', caseId, evidenceId: one.id })}
        >
          {[one.exhibitRef, one.title].filter(Boolean).join(' ')}
        </Anchor>
      ))}
    </span>
  );
}
