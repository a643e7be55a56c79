import { withheld } from '../../core/withholding/copy.ts';
export const page = withheld;
