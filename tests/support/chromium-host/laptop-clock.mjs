// Loaded before the built vault host (node --import) when a test has put the laptop's clock: the host's date goes on
// from there, in the zone that TZ names. Timers and timing stay true.
const moment = process.env.TESTIMONY_LAPTOP_CLOCK ?? '';
const True = globalThis.Date;
const ahead = True.parse(moment) - True.now();
if (Number.isNaN(ahead)) throw new Error(`not a moment: ${moment}`);

globalThis.Date = class extends True {
  constructor(...given) {
    super(...(given.length === 0 ? [True.now() + ahead] : given));
  }
  static now() {
    return True.now() + ahead;
  }
};
