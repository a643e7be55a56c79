// Loaded before a program (node --import) when a test has put the laptop's clock: the program's date goes on from that
// moment, or is so many milliseconds ahead, in the zone that TZ names. Timers and timing stay true.
const { TESTIMONY_LAPTOP_CLOCK: moment, TESTIMONY_LAPTOP_AHEAD: given } = process.env;
const True = globalThis.Date;
const ahead = given === undefined ? True.parse(moment ?? '') - True.now() : Number(given);
if (Number.isNaN(ahead)) throw new Error(`not a moment: ${moment}`);

globalThis.Date = class extends True {
  constructor(...given) {
    super(...(given.length === 0 ? [True.now() + ahead] : given));
  }
  static now() {
    return True.now() + ahead;
  }
};
