/**
 * @file Things that say who somebody is, each in a sentence as a caseworker writes it: one line a kind. `secret` is what
 * must not be read by accident; `out` where it has to come out by itself, otherwise it has to be shown beside its text.
 */
export interface Planted {
  readonly kind: string;
  readonly sentence: string;
  readonly secret: string;
  readonly out: boolean;
}

const out = (kind: string, sentence: string, secret: string): Planted => ({
  kind,
  sentence,
  secret,
  out: true,
});
const shown = (kind: string, sentence: string, secret: string): Planted => ({
  kind,
  sentence,
  secret,
  out: false,
});

export const PLANTED: readonly Planted[] = [
  // What the case knows.
  out('the whole name', 'Maria Popescu came to the desk.', 'Maria Popescu'),
  out('the family name, in capitals', 'The rota says POPESCU on three lines.', 'POPESCU'),
  out('a nickname', 'The others shout Puiu across the yard.', 'Puiu'),
  out('a date of birth', 'She gives 5 March 2001 as her birthday.', '5 March 2001'),
  out('a date of birth in figures', 'It says 05/03/2001 on the card.', '05/03/2001'),
  out('a telephone', 'Ring 07700 900123 after six.', '07700 900123'),
  out('a street and its number', 'She was dropped at 14 Canal Street twice.', '14 Canal Street'),
  out('a reference', 'The letter has A1234567 at its head.', 'A1234567'),
  out('a relative in the case', 'Then Ileana saw it from the stairs.', 'Ileana'),
  // What anybody can see.
  out('an e-mail', 'She wrote from lily.rose@example.org last week.', 'lily.rose@example.org'),
  out('a web page', 'Her pictures are on www.example.com/lily now.', 'www.example.com/lily'),
  out('a name on a service', 'She is @lily_2001 there.', '@lily_2001'),
  out('an account on a service', 'On Telegram as lily_rose99 she was warned.', 'lily_rose99'),
  out('a postcode', 'They slept behind LS6 2AB for weeks.', 'LS6 2AB'),
  out('a passport number', 'He kept passport RO9876543 in the safe.', 'RO9876543'),
  out('a National Insurance number', 'Her number QQ 12 34 56 C was used for pay.', 'QQ 12 34 56 C'),
  out('a sort code', 'The pay went to 20-45-53 every Friday.', '20-45-53'),
  out('an account number', 'It was account number 83920174 in her name.', '83920174'),
  out('an IBAN', 'He sent it to RO49 AAAA 1B31 0075 9384 0000 later.', 'RO49 AAAA 1B31 0075 9384 0000'),
  out('a bank card', 'The card 4929 1234 5678 9012 was taken.', '4929 1234 5678 9012'),
  out('a sister’s first name', 'He said that he would find my sister Elena.', 'Elena'),
  out('a name before the kinship', 'Radu, her youngest son, is with a neighbour.', 'Radu'),
  out('a cousin by what they are called', 'It was a cousin called Ionut who took her there.', 'Ionut'),
  out('two children', 'She fears for her daughters Ana-Lucia and Bianca every day.', 'Ana-Lucia'),
  out('a husband after a comma', 'He knows where her husband, Dumitru, works.', 'Dumitru'),
  out('a school', 'The boy goes to St Agnes Primary School now.', 'St Agnes Primary School'),
  out(
    'a university',
    'Before that she was at the University of Craiova for a year.',
    'University of Craiova',
  ),
  out('a doctor', 'She told Dr Farah Patel about the burns.', 'Farah Patel'),
  out('a surgery', 'She is registered at Oakwood Surgery since May.', 'Oakwood Surgery'),
  out('a hospital', 'They brought her to Wexmouth General Hospital at night.', 'Wexmouth General Hospital'),
  out('a refuge', 'She has a bed in Lantern House Refuge for now.', 'Lantern House Refuge'),
  // What the reader has to weigh.
  shown('an NHS number', 'On the form stands 943 476 5919 in pencil.', '943 476 5919'),
  shown('a small place', 'She comes from a village called Valea Lupului in the hills.', 'Valea Lupului'),
  shown('a place after a preposition', 'They stopped near Podu Iloaiei for petrol.', 'Podu Iloaiei'),
  shown('a due date', 'The baby is due on 14 March, she says.', 'due on 14 March'),
  shown('a pregnancy', 'By then she was pregnant and afraid.', 'pregnant'),
  shown('an illness', 'Her epilepsy was laughed at.', 'epilepsy'),
  shown('a mark on the body', 'He cut across her tattoo of a swallow.', 'tattoo'),
  shown('a number plate', 'They were driven in KX62 ZRT every morning.', 'KX62 ZRT'),
  shown('a number plate from abroad', 'The van had B 123 XYZ on it.', 'B 123 XYZ'),
  shown('an employer', 'On paper she worked for Silverline Nails Ltd in town.', 'Silverline Nails Ltd'),
  shown('a place of worship', 'A woman from Bethel Church gave her soup.', 'Bethel Church'),
  shown('another person, where a sentence begins', 'Bogdan counted the money each night.', 'Bogdan'),
  shown('a friend by name', 'Only her friend Tereza knew about the door.', 'Tereza'),
  shown('a helper by name', 'She told her support worker Hannah Reed in June.', 'Hannah Reed'),
  shown('a title and a name', 'They called him Boss Sorin there.', 'Sorin'),
  shown('a room', 'She slept in room 14 with four others.', 'room 14'),
  shown('an age', 'She was 23 years old when it began.', '23 years old'),
  shown('a day', 'On 3 June 2024 the police came.', '3 June 2024'),
  shown('a street', 'It was a house in Elm Terrace behind the station.', 'Elm Terrace'),
  shown('what sets somebody apart', 'She was the only Vietnamese girl there.', 'the only Vietnamese girl'),
  shown('a rare trade', 'At home she had trained as a violinist.', 'trained as a violinist'),
  shown('a name in another script', 'He wrote 王小明 on the wall.', '王小明'),
  shown('a name in small letters', 'A man called sorin held the keys.', 'sorin'),
];
