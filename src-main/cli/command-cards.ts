/** @file What is known of a command without loading it: all but what it does. */
import cards from '../../resources/command-cards.json' with { type: 'json' };
import type { Command, CommandCard } from './command.ts';

// Which file has which commands. A file is loaded once one of its commands is run; what help and the checking of
// a line need stands ready in resources/command-cards.json, so that nobody waits for the engine to read how something
// is written.

export const COMMAND_FILES = {
  vault: async () => (await import('./commands/vault.ts')).vaultCommands,
  salvage: async () => (await import('./commands/salvage.ts')).salvageCommands,
  backup: async () => (await import('./commands/backup.ts')).backupCommands,
  people: async () => (await import('./commands/people.ts')).peopleCommands,
  keys: async () => (await import('./commands/keys.ts')).keyCommands,
  case: async () => (await import('./commands/case.ts')).caseCommands,
  'person-age': async () => [(await import('./commands/person-age.ts')).personAgeCommand],
  'person-amend': async () => [(await import('./commands/person-amend.ts')).personAmendCommand],
  evidence: async () => (await import('./commands/evidence.ts')).evidenceCommands,
  'evidence-read-pictures': async () =>
    (await import('./commands/evidence-read-pictures.ts')).readPicturesCommands,
  'evidence-language': async () => (await import('./commands/evidence-language.ts')).languageCommands,
  'evidence-transcript': async () => (await import('./commands/evidence-transcript.ts')).transcriptCommands,
  redact: async () => (await import('./commands/redact.ts')).redactCommands,
  'record-fill': async () => (await import('./commands/record-fill.ts')).recordFillCommands,
  checklist: async () => [(await import('./commands/checklist.ts')).checklistCommand],
  record: async () => (await import('./commands/record.ts')).recordCommands,
  statement: async () => (await import('./commands/statement.ts')).statementCommands,
  pack: async () => (await import('./commands/pack.ts')).packCommands,
  'handover-key': async () => (await import('./commands/handover-key.ts')).handoverKeyCommands,
  handover: async () => (await import('./commands/handover.ts')).handoverCommands,
  clock: async () => (await import('./commands/clock.ts')).clockCommands,
  'clock-read': async () => (await import('./commands/clock-read.ts')).clockReadCommands,
  contact: async () => (await import('./commands/contact.ts')).contactCommands,
  'contact-plan': async () => [(await import('./commands/contact-plan.ts')).contactPlanCommand],
  plan: async () => (await import('./commands/plan.ts')).planCommands,
  'plan-write': async () => (await import('./commands/plan-write.ts')).planWriteCommands,
  figures: async () => (await import('./commands/figures.ts')).figuresCommands,
  chronology: async () => (await import('./commands/chronology.ts')).chronologyCommands,
  'form-questions': async () => [(await import('./commands/form-questions.ts')).questionsCommand],
  'own-forms': async () => (await import('./commands/own-forms.ts')).ownFormCommands,
  'tell-once': async () => (await import('./commands/tell-once.ts')).tellOnceCommands,
  links: async () => (await import('./commands/links.ts')).linkCommands,
  offers: async () => (await import('./commands/offers.ts')).offerCommands,
  readiness: async () => (await import('./commands/readiness.ts')).readinessCommands,
  consent: async () => (await import('./commands/consent.ts')).consentCommands,
  notification: async () => (await import('./commands/notification.ts')).notificationCommands,
  privilege: async () => (await import('./commands/privilege.ts')).privilegeCommands,
  keeping: async () => (await import('./commands/keeping.ts')).keepingCommands,
  bundle: async () => (await import('./commands/bundle.ts')).bundleCommands,
  'from-folder': async () => [(await import('./commands/from-folder.ts')).fromFolderCommand],
  card: async () => (await import('./commands/card.ts')).cardCommands,
  audit: async () => (await import('./commands/audit.ts')).auditCommands,
  batch: async () => (await import('./commands/batch.ts')).batchCommands,
  search: async () => (await import('./commands/search.ts')).searchCommands,
} as const satisfies Readonly<Record<string, () => Promise<readonly Command[]>>>;

/** What a file's commands need besides their code, begun before that is loaded; what comes of it ends what nobody took. */
const BEGUN_AHEAD: Readonly<Partial<Record<keyof typeof COMMAND_FILES, () => Promise<() => Promise<void>>>>> =
  {
    'from-folder': async () => (await import('../host/decoder-ahead.ts')).startDecoderAhead(),
  };

/** What a command line needs of all commands there are. */
export interface CommandBook {
  readonly cards: readonly CommandCard[];
  /** The command itself, with what it needs. */
  load(card: CommandCard): Promise<Command>;
}

type FileName = keyof typeof COMMAND_FILES;
type FiledCard = CommandCard & { readonly file: FileName };

/** The program's own. The cards are written by scripts/write-command-cards.ts and held against the commands by a test. */
export const ownCommands: CommandBook = {
  cards: cards as unknown as readonly FiledCard[],
  async load(card) {
    const { file } = card as FiledCard;
    const end = await BEGUN_AHEAD[file]?.();
    const commands: readonly Command[] = await COMMAND_FILES[file]();
    const found = commands.find(({ name }) => name === card.name);
    if (found === undefined) throw new Error(`no command ${card.name} in its file`);
    return end === undefined ? found : endingWith(found, end);
  },
};

/** Ends what was begun for it however it ends: it may refuse what it was given before it takes it. */
const endingWith = (command: Command, end: () => Promise<void>): Command => ({
  ...command,
  async run(call) {
    try {
      return await command.run(call);
    } finally {
      await end();
    }
  },
});

/** The cards of all commands, as they are kept. */
export async function cardsOfAll(): Promise<FiledCard[]> {
  const files = Object.entries(COMMAND_FILES) as [FileName, () => Promise<readonly Command[]>][];
  const all = await Promise.all(
    files.map(async ([file, load]) => (await load()).map(({ run: _run, ...card }) => ({ ...card, file }))),
  );
  return all.flat();
}
