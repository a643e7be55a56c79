/** @file Where something was said: when, by whom it was written down, and in which record, with the way there. */

import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FactStatement } from '../../src-main/core/answers/fact.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import { useNavigation } from '../ui/routes.tsx';
import { useHeldWords } from './held-fields.tsx';

export function StatementOrigin({
  statement,
  caseId,
}: {
  readonly statement: FactStatement;
  /** With it, the record opens from here. */
  readonly caseId?: CaseId;
}) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const heldWords = useHeldWords();
  const { origin } = statement;
  const { heldOn = null, takenBy = '' } = statement;
  const held = heldWords({ heldOn, takenBy });
  const entered = t('origin.by', { day: formatDay(statement.at), name: statement.author });
  const when = held === '' ? entered : t('origin.held', { held, entered });
  const how = statement.howSaid === '' ? '' : `, ${t(`howSaid.${statement.howSaid}`).toLowerCase()}`;
  if (origin.kind !== 'interview') return <>{`${when}, ${t(`origin.${origin.kind}`)}`}</>;
  const where =
    origin.layer === 0
      ? origin.formTitle
      : t('origin.later', { title: origin.formTitle, number: origin.layer });
  return (
    <>
      {`${when}, `}
      {caseId === undefined ? (
        where
      ) : (
        <Anchor
          component="button"
          type="button"
          inherit
          onClick={() => go({ at: 'interview', caseId, screeningId: origin.screeningId })}
        >
          {where}
        </Anchor>
      )}
      {how}
    </>
  );
}
