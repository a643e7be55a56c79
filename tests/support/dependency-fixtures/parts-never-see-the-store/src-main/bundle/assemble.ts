import { readBlob } from '../vault/blobs.ts';
export const source = readBlob;
