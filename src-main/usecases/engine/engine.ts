/**
 * @file What a use case is given. The composition (host/compose.ts) fills it: the vault host, the
 * command line and the tests run the same use cases with the same parts.
 */
import type { BundleChecker } from '../../bundle/check/checker.ts';
import type { BundleWriter } from '../../bundle/writer.ts';
import type { Clock, Job, Random } from '../../contract/ports.ts';
import type { TestimonyError } from '../../core/errors/errors.ts';
import type { Decoder } from '../../evidence/decoder.ts';
import type { FormReader } from '../../exchange/xlsform/reader.ts';
import type { Beside } from '../../vault/backup/read-along.ts';
import type { VaultSession } from '../../vault/db.ts';
import type { Resources } from '../resources/resources.ts';
import { copiedOutAs } from '../resources/vocabulary.ts';
import type { FileHandles } from './file-handles.ts';
import type { Originals } from './originals.ts';

export interface Engine {
  readonly session: VaultSession;
  readonly clock: Clock;
  readonly random: Random;
  readonly resources: Resources;
  /** Parses hostile bytes in a worker with limits. */
  readonly decoder: Decoder;
  /** Assembles and re-reads bundles in a worker. */
  readonly bundleWriter: BundleWriter;
  /** Looks at anybody's bundle in a worker, rule by rule. */
  readonly bundleChecker: BundleChecker;
  /** Reads a form's workbook in a worker with limits. */
  readonly formReader: FormReader;
  /** The thread that reads one backup back while it is written. */
  readonly readingBack: () => Beside;
  /** Files the person picked; use cases never see a path that the renderer named. */
  readonly files: FileHandles;
  /** Only where the vault lasts for one command: what was received stays where it lies. */
  readonly originals?: Originals;
  /**
   * Who gets what is made by this one call, empty where nobody is named: `forReader`. Left out, nothing is made for
   * anybody, and what is kept back from anybody is kept back.
   */
  readonly reader?: string;
  /** A second person who stands by this one call: see second-person.ts. */
  readonly approval?: Approval;
  /**
   * Asks for a second person where somebody can be asked: the command line. `check` throws as `standBy` does; where
   * nobody can be asked, `needed` is thrown.
   */
  readonly askSecond?: (
    check: (key: SecondKey) => Promise<Approval>,
    needed: TestimonyError,
  ) => Promise<Approval>;
}

export interface SecondKey {
  /** A slot's id, or a name. */
  readonly person: string;
  /** The caller holds both. */
  readonly passphrase: Uint8Array;
  readonly keyFile?: Uint8Array | undefined;
}

export interface Approval {
  /** Their name, for the log. */
  readonly second: string;
}

/** A use case: engine and checked input in, result out. Throws TestimonyError. */
export type UseCase<Input, Output> = (engine: Engine, input: Input, job: Job) => Output | Promise<Output>;

/** `reader`: who gets it, as it is written down; empty where nobody is named. */
export const forReader = <E extends Engine>(engine: E, reader: string): E => ({ ...engine, reader });

/** A sheet that is not made for anybody else is made for whoever the form is typed to. Throws `form-damaged`. */
export const onOwnSheet = <E extends Engine>(engine: E, formId: string): E =>
  engine.reader === undefined ? forReader(engine, copiedOutAs(engine.resources, formId).recipient) : engine;
