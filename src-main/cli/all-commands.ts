/** @file Every command there is. */
import type { Command } from './command.ts';
import { auditCommands } from './commands/audit.ts';
import { backupCommands } from './commands/backup.ts';
import { bundleCommands } from './commands/bundle.ts';
import { cardCommands } from './commands/card.ts';
import { caseCommands } from './commands/case.ts';
import { checklistCommand } from './commands/checklist.ts';
import { chronologyCommands } from './commands/chronology.ts';
import { clockCommands } from './commands/clock.ts';
import { clockReadCommands } from './commands/clock-read.ts';
import { consentCommands } from './commands/consent.ts';
import { contactCommands } from './commands/contact.ts';
import { contactPlanCommand } from './commands/contact-plan.ts';
import { evidenceCommands } from './commands/evidence.ts';
import { questionsCommand } from './commands/form-questions.ts';
import { fromFolderCommand } from './commands/from-folder.ts';
import { handoverCommands } from './commands/handover.ts';
import { keepingCommands } from './commands/keeping.ts';
import { keyCommands } from './commands/keys.ts';
import { linkCommands } from './commands/links.ts';
import { notificationCommands } from './commands/notification.ts';
import { offerCommands } from './commands/offers.ts';
import { ownFormCommands } from './commands/own-forms.ts';
import { packCommands } from './commands/pack.ts';
import { peopleCommands } from './commands/people.ts';
import { personAgeCommand } from './commands/person-age.ts';
import { planCommands } from './commands/plan.ts';
import { planWriteCommands } from './commands/plan-write.ts';
import { privilegeCommands } from './commands/privilege.ts';
import { readinessCommands } from './commands/readiness.ts';
import { recordCommands } from './commands/record.ts';
import { salvageCommands } from './commands/salvage.ts';
import { screenCommands } from './commands/screen.ts';
import { searchCommands } from './commands/search.ts';
import { tellOnceCommands } from './commands/tell-once.ts';
import { vaultCommands } from './commands/vault.ts';

export const COMMANDS: readonly Command[] = [
  ...vaultCommands,
  ...salvageCommands,
  ...backupCommands,
  ...peopleCommands,
  ...keyCommands,
  ...caseCommands,
  personAgeCommand,
  ...evidenceCommands,
  ...screenCommands,
  checklistCommand,
  ...recordCommands,
  ...packCommands,
  ...handoverCommands,
  ...clockCommands,
  ...clockReadCommands,
  ...contactCommands,
  contactPlanCommand,
  ...planCommands,
  ...planWriteCommands,
  ...chronologyCommands,
  questionsCommand,
  ...ownFormCommands,
  ...tellOnceCommands,
  ...linkCommands,
  ...offerCommands,
  ...readinessCommands,
  ...consentCommands,
  ...notificationCommands,
  ...privilegeCommands,
  ...keepingCommands,
  ...bundleCommands,
  fromFolderCommand,
  ...cardCommands,
  ...searchCommands,
  ...auditCommands,
];
