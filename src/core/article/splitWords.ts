/**
 * Function words of English, German, French, Spanish, Portuguese, Italian, Russian and Ukrainian: they say that a line is prose and never what it is about.
 * Written down from general knowledge of the languages.
 */
const FUNCTION_WORDS =
  'a an the and or but if of to in on at by for from with as is are was were be been being has have had do does did not no this that these those it its he she they we you i his her their our your my me him them us who whom which what when where why how there here than then so such can could will would may might must shall should about after before into over under more most some any all one also just only other out up said says ' +
  'der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu im am auf mit bei aus nach für durch über unter vor ist sind war waren wird werden wurde hat haben hatte nicht kein keine dass sich auch noch nur wie als ich wir sie ihr ihre sein seine dieser diese dieses man mehr sehr zum zur vom beim ' +
  'le la les un une du de et ou mais si dans sur par pour avec sans est sont était étaient être a ont avait ne pas ce cet cette ces il elle ils elles nous vous je on qui que quoi dont où se sa son ses leur leurs au aux plus très aussi comme même ' +
  'el los las una uno y o pero en con sin por para del al es son era eran ser ha han había no se su sus lo que quien como más muy este esta estos estas ese esa nos yo él ella ellos también ' +
  'os um uma uns e mas com sem do da dos das na nas nos pelo pela é são foi foram não seu sua seus suas ele eles isso este esta muito também ao aos quando ' +
  'il lo gli i uno ed ma con senza per di da su nel nella nei nelle del della dei delle degli al alla ai alle dal dalla è sono era erano ha hanno non che chi cui come più anche questo questa questi suo sua loro si ci ' +
  'и в во на с со по к ко о об от до из за у для не ни но а или что как это этот эта эти тот та те его её их он она они мы вы я был была были быть есть уже еще ещё же бы ли при после только также так который которая которые ' +
  'і й та у в на з із зі по до від за для не ні але або що як це цей ця ці той його її їх він вона вони ми ви я був була були бути є вже ще же б чи при після тільки також так який яка які' +
  // words too common to say what a text is about
  ' like into just while over other many well need through where much every each want people high because right those long here better find using good making still different including know years year between same around based would back often keep being look start another used use less important great part make made small three world real think next always easy during things however available life something last going looking level provide really since get got new way time times day days first even two ' +
  'neue neuen neuer jahr jahre jahren menschen viele vielen gibt kann können konnte soll sollen sollte muss müssen immer schon dann wieder seit zwei drei heute damit etwa weil ' +
  'faire fait tout tous toute toutes peut peuvent deux trois ans après entre encore depuis selon contre lors car ainsi ' +
  'años año hacer hace todo todos toda todas puede pueden dos tres entre después desde hasta porque cada donde ' +
  'anos ano fazer pode podem dois três entre depois desde até cada onde já ' +
  'anni anno fare fatto tutto tutti può possono due tre dopo tra fra stato stata quando dove già ' +
  'может могут года лет году время человек люди людей очень один два три много можно когда чтобы более после ' +
  'може можуть року роки років час людина люди людей дуже один два три багато можна коли щоб більше';

/** A hash of a word's first letters in lower case; words that share their first seven letters share the hash, a crude stem for every language. */
export function hashWord(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length && at < STEM; at++) hash = mix(hash, lower(word.charCodeAt(at)));
  return hash;
}

/** The lower-case form of a UTF-16 code unit: ASCII, Latin-1 and Cyrillic; any other unit is itself. */
export function lower(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  if (code < 0xc0) return code;
  if (code <= 0xde && code !== 0xd7) return code + 32;
  if (code >= 0x410 && code <= 0x42f) return code + 32;
  if (code >= 0x400 && code <= 0x40f) return code + 80;
  return code;
}

/** Whether the code unit is a capital letter of ASCII, Latin-1 or Cyrillic. */
export function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && lower(code) !== code);
}

/** Whether the code unit is part of a word: a letter or digit, by ranges that hold for every script in use. */
export function isWordUnit(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (code < 0x2000) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  return (code >= 0x2e80 && code < 0x3000) || (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00);
}

/** What a unit is, as bits: part of a word, a digit, a capital, a sign that `STYLE` counts. */
export const UNIT = { word: 1, digit: 2, capital: 4, sign: 8 } as const;

/** How many bits `UNIT` takes. */
export const UNIT_BITS = 4;

/** The bits of `UNIT` for a unit of any size, and its lower-case unit above them. */
export function unitOf(code: number): number {
  return code < TABLED ? (UNITS[code] ?? 0) : tell(code);
}

function tell(code: number): number {
  const isSign = code === 34 || code === 39 || code === 63 || code === 33 || (code >= 0x2013 && code <= 0x201f);
  const digit = code >= 48 && code <= 57 ? UNIT.digit : 0;
  const bits = (isWordUnit(code) ? UNIT.word : 0) | digit | (isCapital(code) ? UNIT.capital : 0) | (isSign ? UNIT.sign : 0);
  return (lower(code) << UNIT_BITS) | bits;
}

/** Units below this one are in the table. */
const TABLED = 0x600;
const UNITS = Int32Array.from({ length: TABLED }, (_, code) => tell(code));

/** One step of the rolling hash (FNV-1a, 32 bits). */
export function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** Where a rolling hash starts. */
export const SEED = 0x811c9dc5 | 0;

/** How many letters of a word count. */
export const STEM = 7;

/** Signs and function words that tell one hand from another, counted per row; the order of `Rows.styles`. */
export const STYLE = { curly: 0, straight: 1, dash: 2, first: 3, second: 4, third: 5, past: 6, asking: 7, plea: 8 } as const;

/** How many there are. */
export const STYLES = 9;

const PERSONS: readonly (readonly [style: number, words: string])[] = [
  [
    STYLE.first,
    'i we our my me us ich wir mein unser mich uns je nous mon ma notre yo nosotros mi nuestro eu nós meu nosso io noi mio nostro я мы мой наш мне нам ми мій',
  ],
  [STYLE.second, 'you your du dein euch euer vous votre tu ton ta usted ustedes tus você vocês lei voi tuo vostro вы ты ваш вам ви ти вам'],
  [
    STYLE.third,
    'he she his her him them their er sie ihr ihre sein seine il elle ils elles él ella ellos ele ela eles lui loro он она они его её их він вона вони його її',
  ],
  [
    STYLE.past,
    'was were had said did war waren hatte wurde sagte était étaient avait fue era fueron dijo foi eram disse erano aveva detto был была были сказал був була були сказав',
  ],
  [
    STYLE.plea,
    'support supporting donate donation subscribe subscription newsletter inbox readers reader journalism contribute contribution help thank dear please sign membership monthly ' +
      'spende spenden unterstützen unterstützung abonnieren newsletter leser leserinnen journalismus bitte danke ' +
      'soutenez soutenir soutien don dons abonnez lecteurs lettre journalisme merci ' +
      'apoya apoyo dona donación suscríbete boletín lectores periodismo gracias apoie doe doação assine leitores jornalismo obrigado ' +
      'sostieni sostegno dona donazione abbonati lettori giornalismo grazie ' +
      'поддержите поддержка пожертвование подпишитесь подписка рассылка читатели читатель журналистика спасибо помогите ' +
      'підтримайте підтримка пожертва підпишіться розсилка читачі журналістика дякуємо допоможіть',
  ],
];

/** For a word's hash: 0 when it carries content, 1 when it is a function word, 2 plus its `STYLE` when that is counted. */
export function functionOf(hash: number): number {
  let slot = hash & MASK;
  while (TABLE.values[slot] !== 0) {
    if (TABLE.keys[slot] === hash) return TABLE.values[slot] ?? 0;
    slot = (slot + 1) & MASK;
  }
  return 0;
}

const MASK = 4095;
const TABLE = tableOf();

function tableOf(): { keys: Int32Array; values: Uint8Array } {
  const table = { keys: new Int32Array(MASK + 1), values: new Uint8Array(MASK + 1) };
  const put = (word: string, value: number): void => {
    const hash = hashWord(word);
    let slot = hash & MASK;
    while (table.values[slot] !== 0 && table.keys[slot] !== hash) slot = (slot + 1) & MASK;
    table.keys[slot] = hash;
    table.values[slot] = value;
  };
  for (const word of FUNCTION_WORDS.split(' ')) put(word, 1);
  for (const [style, words] of PERSONS) for (const word of words.split(' ')) put(word, 2 + style);
  return table;
}
