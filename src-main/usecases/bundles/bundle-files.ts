/**
 * @file Where a bundle comes to stand: made in a hidden folder inside the one that was chosen, and moved to
 * names nothing else had. Whatever happens before the end, the chosen folder is as it was.
 */
import { constants, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../../bundle/export-file.ts';
import type { Clock } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { StagingDirectory } from '../leaving/staging.ts';

const MOST_NAMES = 1000;

export interface BundleFiles {
  readonly fileName: string;
  /** `<file name without .pdf>-bag`. */
  readonly bagName: string;
  /** Where the writer puts the finished file. */
  readonly draftPdf: string;
  /**
   * Gives the bag a copy of the finished file. A copy and not a second name for it: whoever marks the bundle up
   * must not change what the fingerprints are of. It takes no room until then on disks that can share what is the
   * same (Btrfs, XFS, APFS). Throws disk-full and the system's other errors, naming the copy.
   */
  copyIntoBag(): Promise<void>;
  /** Writes the bag's text files and moves file and bag to their names. All at once, for use inside a transaction. */
  place(texts: ReadonlyMap<string, string>): void;
  /** Runs `work`; when it throws, what was placed is removed again. */
  undoOnThrow<T>(work: () => T): T;
  /** Removes whatever is left of the making. Never throws. */
  tidy(): void;
}

/**
 * Takes the first free pair of names, after clearing away what killed builds left. Throws read-only, disk-full,
 * file-unreadable (no such folder), already-exists.
 */
export async function makeBundleFiles(
  folder: string,
  wanted: string,
  token: string,
  clock: Clock,
): Promise<BundleFiles> {
  let staging: StagingDirectory | undefined;
  try {
    staging = StagingDirectory.begin(folder, token, clock);
    const names = await reserve(folder, wanted);
    staging.writeNames({ files: [names.fileName], folders: [names.bagName] });
    return bundleFilesIn(folder, staging, names);
  } catch (thrown) {
    staging?.end();
    // What cannot be written to is the folder; the file has never been there.
    throw asTestimonyError(thrown, basename(folder));
  }
}

function bundleFilesIn(
  folder: string,
  staging: StagingDirectory,
  names: { fileName: string; bagName: string },
): BundleFiles {
  const { fileName, bagName } = names;
  const draftPdf = join(staging.path, fileName);
  const draftBag = join(staging.path, bagName);
  const [finalPdf, finalBag] = [join(folder, fileName), join(folder, bagName)];
  let placed = false;

  return {
    fileName,
    bagName,
    draftPdf,
    async copyIntoBag() {
      const copy = join(draftBag, 'data', fileName);
      try {
        await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
        await copyFile(draftPdf, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
        const file = await open(copy, 'r+');
        await file.sync().finally(() => file.close());
      } catch (thrown) {
        throw asTestimonyError(thrown, join(bagName, 'data', fileName));
      }
    },
    place(texts) {
      for (const [path, text] of texts) {
        const file = join(draftBag, path);
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
      }
      // The names were reserved with an empty file and an empty folder of our own.
      renameSync(draftPdf, finalPdf);
      rmdirSync(finalBag);
      renameSync(draftBag, finalBag);
      syncFolder(folder);
      placed = true;
    },
    undoOnThrow(work) {
      try {
        return work();
      } catch (thrown) {
        placed = false;
        throw thrown;
      }
    },
    tidy() {
      for (const path of placed ? [] : [finalPdf, finalBag]) {
        try {
          rmSync(path, { recursive: true, force: true });
        } catch {
          // The failure that brought us here is the one to report.
        }
      }
      staging.end();
    },
  };
}

/** Holds a free pair of names with an empty file and an empty folder. Nothing that stands there is replaced. */
async function reserve(folder: string, wanted: string): Promise<{ fileName: string; bagName: string }> {
  const stem = wanted.replace(/\.pdf$/, '');
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const numbered = number === 1 ? stem : `${stem}-${number}`;
    const fileName = `${numbered}.pdf`;
    const bagName = `${numbered}-bag`;
    if (!(await taken(() => mkdir(join(folder, bagName), { mode: 0o700 })))) {
      const reservePdf = async () => (await open(join(folder, fileName), 'wx', 0o600)).close();
      if (!(await taken(reservePdf))) return { fileName, bagName };
      await rm(join(folder, bagName), { recursive: true });
    }
  }
  throw new TestimonyError('already-exists', { subject: wanted });
}

async function taken(take: () => Promise<unknown>): Promise<boolean> {
  try {
    await take();
    return false;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return true;
    throw thrown;
  }
}
