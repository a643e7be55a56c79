import { withheld } from '../../core/withholding/withheld.ts';
export const page = withheld;
