/** @file How much room a disk has, asked before something is begun that would end in the middle for want of it. */
import { statfs } from 'node:fs/promises';

/** Bytes that may still be written into `folder`; null where the system does not say. A limit of one's account it may not know of. */
export async function freeBytes(folder: string): Promise<number | null> {
  const room = await statfs(folder).catch(() => null);
  return room && room.bavail * room.bsize;
}

/** What a store needs beside the bytes themselves, of a hundred: heads of pages, and pages that are not full. */
const BESIDE = 3;

/** How much room a file of so many bytes takes in a store. */
export const inStore = (bytes: number): number => bytes + (bytes * BESIDE) / 100;
