export const readBlob = (id: string): string => id;
