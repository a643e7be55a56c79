import { listCases } from '../../../src-main/usecases/cases/list.ts';
export const List = () => <p>{listCases}</p>;
