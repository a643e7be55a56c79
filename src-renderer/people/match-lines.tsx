/** @file Who in the vault may be the same person: a plain line for each, said and never joined. */
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonMatch } from '../../src-main/contract/cases.ts';
import type { PersonId } from '../../src-main/core/ids.ts';
import { useWrite } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { NotePanel } from '../ui/note-panel.tsx';
import { useNavigation } from '../ui/routes.tsx';

export function MatchLines({
  name,
  personId,
  matches,
}: {
  readonly name: string;
  /** Null for somebody who is not in the vault yet: nothing can be kept about them. */
  readonly personId: PersonId | null;
  readonly matches: readonly PersonMatch[];
}) {
  const { t } = useTranslation('people');
  const { go } = useNavigation();
  const apart = useWrite('personApart', ['caseMatches', 'auditList']);
  if (matches.length === 0) return null;
  const because = (one: PersonMatch) => one.because.map((kind) => t(`same.because.${kind}`)).join(', ');
  return (
    <NotePanel title={t('same.title', { name })} role="status">
      {matches.map((one) => (
        <p key={one.personId} data-match={one.personId}>
          {t('same.line', {
            name: one.name,
            reference: one.reference,
            role: t(`role.${one.role}`),
            because: because(one),
          })}{' '}
          {personId === null ? null : (
            <>
              <Anchor
                component="button"
                type="button"
                aria-label={t('same.openOne', { reference: one.reference })}
                onClick={() => go({ at: 'case', caseId: one.caseId, tab: 'people' })}
              >
                {t('same.open')}
              </Anchor>{' '}
              <Changing>
                <Button
                  variant="default"
                  disabled={apart.isPending}
                  aria-label={t('same.apartOne', { name: one.name, reference: one.reference })}
                  onClick={() => apart.mutate({ personId, otherId: one.personId })}
                >
                  {t('same.apart')}
                </Button>
              </Changing>
            </>
          )}
        </p>
      ))}
      {apart.error === null ? null : <ErrorPanel error={apart.error} />}
    </NotePanel>
  );
}
