export const inWords = (code: string): string => code;
