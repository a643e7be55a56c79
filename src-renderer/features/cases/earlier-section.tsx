/** @file Where two offices wrote different things, to be decided here; and what every field said before, by whom and when. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView, EarlierLine, EarlierWords } from '../../../src-main/contract/cases.ts';
import { fieldName } from '../../../src-main/core/details/field-lines.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import classes from './cases.module.css';

const TOUCHED = ['earlierWords', 'caseShow', 'caseList', 'evidenceList', 'auditList', 'caseMatches'] as const;

export function EarlierSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { data, error, refetch } = useRead('earlierWords', { caseId: view.id });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const subjects = data?.subjects ?? [];
  if (subjects.length === 0) return null;
  const open = subjects.flatMap((of) =>
    of.fields.filter(({ undecided }) => undecided).map((one) => ({ of, one })),
  );
  const before = (
    <details className={classes.earlier}>
      <summary>{t('earlier.before')}</summary>
      {subjects.map((of) => (
        <div key={of.subject}>
          <h3>{of.about}</h3>
          <ul>
            {of.fields.flatMap(({ field, lines }) =>
              lines.map((line) => (
                <li key={`${field} ${line.id}`}>
                  <FieldWords field={field} />:{' '}
                  {line.effective ? (
                    <strong>
                      <Said line={line} />
                    </strong>
                  ) : (
                    <Said line={line} />
                  )}
                </li>
              )),
            )}
          </ul>
        </div>
      ))}
    </details>
  );
  // Where nothing is to be decided, what was there before is one line and takes no heading of its own.
  if (open.length === 0) return before;
  return (
    <Section title={t('earlier.title')}>
      {open.map(({ of, one }) => (
        <Undecided key={`${of.subject} ${one.field}`} of={of} field={one.field} lines={one.lines} />
      ))}
      {before}
    </Section>
  );
}

const FIELDS = [
  ...(['title', 'status', 'role', 'name', 'alsoKnownAs', 'birthDate', 'language'] as const),
  ...(['interpreterNeeded', 'safeContact', 'note', 'exhibitRef', 'section', 'documentDate'] as const),
  ...(['reference', 'profile', 'receivedFrom'] as const),
] as const;

function FieldWords({ field }: { readonly field: string }) {
  const { t } = useTranslation('cases');
  const known = FIELDS.find((one) => one === field);
  return known === undefined ? fieldName(field) : t(`earlier.field.${known}`);
}

function Said({ line: { words, author, at } }: { readonly line: EarlierLine }) {
  const { t } = useTranslation('cases');
  const who = [author, at === '' ? '' : formatMoment(at)].filter(Boolean).join(', ');
  const said = words === null ? t('earlier.elsewhere') : words === '' ? t('earlier.nothing') : words;
  return who === '' ? said : `${said} (${who})`;
}

function Undecided({
  of,
  field,
  lines,
}: {
  readonly of: EarlierWords;
  readonly field: string;
  readonly lines: readonly EarlierLine[];
}) {
  const { t } = useTranslation('cases');
  const decide = useWrite('wordsDecide', TOUCHED);
  const { kind, subject } = of;
  return (
    <NotePanel
      tone="needs-you"
      title={
        <>
          {t('earlier.undecided', { about: of.about })} <FieldWords field={field} />
        </>
      }
    >
      {lines
        .filter(({ effective }) => effective)
        .map((line) => (
          <p key={line.id}>
            <Said line={line} />{' '}
            <Changing>
              <Button
                variant="default"
                disabled={decide.isPending}
                aria-label={t('earlier.useOne', { words: line.words ?? '' })}
                onClick={() => decide.mutate({ kind, subject, field, line: line.id })}
              >
                {t('earlier.use')}
              </Button>
            </Changing>
          </p>
        ))}
      {decide.error === null ? null : <ErrorPanel error={decide.error} />}
    </NotePanel>
  );
}
