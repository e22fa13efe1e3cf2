/** What one language says in dates, as pieces of regular expressions; months and weekdays in order, each an alternation of its forms. */
export interface DateWords {
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** What may follow the number of a day. */
  readonly ordinal: string;
  /** What may stand between day and month. */
  readonly ofMonth: string;
  /** What stands between month and year. */
  readonly ofYear: string;
  /** What may follow a year ("года"). */
  readonly yearTail: string;
  /** Words for yesterday, today, tomorrow with their distance in days. */
  readonly days: readonly (readonly [forms: string, distance: number])[];
  /** Phrases for a unit of time and the distance in units: "last month" is [phrase, 'month', -1]. */
  readonly relative: readonly (readonly [forms: string, unit: TimeUnit, distance: number])[];
  /** Units with plural, for "three days ago". */
  readonly units: readonly (readonly [forms: string, unit: TimeUnit])[];
  /** Around a count and unit: before ("vor"), after ("ago"). */
  readonly agoBefore: string;
  readonly agoAfter: string;
  /** Number words from one up. */
  readonly numbers: readonly string[];
  /** Frequent small words, to tell the language by. */
  readonly common: string;
}

export type TimeUnit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';

/** The fall-back where a language is not among the eight. */
export const ENGLISH: DateWords = {
  months:
    'January|Jan\\.?,February|Feb\\.?,March|Mar\\.?,April|Apr\\.?,May,June|Jun\\.?,July|Jul\\.?,August|Aug\\.?,September|Sept?\\.?,October|Oct\\.?,November|Nov\\.?,December|Dec\\.?'.split(
      ',',
    ),
  weekdays: 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(','),
  ordinal: '(?:st|nd|rd|th)?',
  ofMonth: '(?: of)?',
  ofYear: '(?:,? | of )',
  yearTail: '',
  days: [
    ['the day before yesterday', -2],
    ['the day after tomorrow', 2],
    ['yesterday', -1],
    ['today|tonight', 0],
    ['tomorrow', 1],
  ],
  relative: [
    ['last week(?:end)?', 'week', -1],
    ['this week(?:end)?', 'week', 0],
    ['next week(?:end)?', 'week', 1],
    ['last month', 'month', -1],
    ['this month', 'month', 0],
    ['next month', 'month', 1],
    ['last year', 'year', -1],
    ['this year', 'year', 0],
    ['next year', 'year', 1],
    ['last decade', 'decade', -1],
    ['this decade', 'decade', 0],
    ['last century', 'century', -1],
    ['this century', 'century', 0],
  ],
  units: [
    ['days?', 'day'],
    ['weeks?', 'week'],
    ['months?', 'month'],
    ['years?', 'year'],
    ['decades?', 'decade'],
    ['century|centuries', 'century'],
  ],
  agoBefore: '',
  agoAfter: ' (?:ago|earlier)',
  numbers: '(?:an?|one),two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(','),
  common: 'the of and to in that for was with said on by are have has from this which his they',
};

const DE: DateWords = {
  months:
    'Januar|Jänner|Jan\\.,Februar|Feb\\.,März,April|Apr\\.,Mai,Juni,Juli,August|Aug\\.,September|Sept?\\.,Oktober|Okt\\.,November|Nov\\.,Dezember|Dez\\.'.split(
      ',',
    ),
  weekdays: 'Montag,Dienstag,Mittwoch,Donnerstag,Freitag,Samstag|Sonnabend,Sonntag'.split(','),
  ordinal: '\\.?',
  ofMonth: '',
  ofYear: ' ',
  yearTail: '',
  days: [
    ['vorgestern', -2],
    ['übermorgen', 2],
    ['gestern', -1],
    ['heute', 0],
  ],
  relative: [
    ['(?:vergangenen?|letzten?|vorigen?) Woche', 'week', -1],
    ['diese[rn]? Woche', 'week', 0],
    ['(?:nächste|kommende)n? Woche', 'week', 1],
    ['(?:vergangenen|letzten|vorigen) Monat', 'month', -1],
    ['diese[nm] Monat', 'month', 0],
    ['(?:nächsten|kommenden) Monat', 'month', 1],
    ['(?:vergangene[ns]|letzte[ns]|vorige[ns]) Jahr', 'year', -1],
    ['diese[sm] Jahr', 'year', 0],
    ['(?:nächste[ns]|kommende[ns]) Jahr', 'year', 1],
  ],
  units: [
    ['Tag(?:en?)?', 'day'],
    ['Wochen?', 'week'],
    ['Monat(?:en?)?', 'month'],
    ['Jahr(?:en?)?', 'year'],
    ['Jahrzehnt(?:en?)?', 'decade'],
    ['Jahrhundert(?:en?)?', 'century'],
  ],
  agoBefore: 'vor ',
  agoAfter: '',
  numbers: 'ein(?:e[mr]?)?,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf'.split(','),
  common: 'der die und das den dem von zu mit sich des auf für ist nicht ein eine als auch wird',
};

const FR: DateWords = {
  months:
    'janvier|janv\\.,février|févr\\.,mars,avril,mai,juin,juillet|juil\\.,août,septembre|sept\\.,octobre|oct\\.,novembre|nov\\.,décembre|déc\\.'.split(
      ',',
    ),
  weekdays: 'lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche'.split(','),
  ordinal: '(?:er)?',
  ofMonth: '',
  ofYear: ' ',
  yearTail: '',
  days: [
    ['avant-hier', -2],
    ['après-demain', 2],
    ['hier', -1],
    ["aujourd['’]hui", 0],
    ['demain', 1],
  ],
  relative: [
    ['la semaine (?:dernière|passée)', 'week', -1],
    ['cette semaine', 'week', 0],
    ['la semaine prochaine', 'week', 1],
    ['le mois (?:dernier|passé)', 'month', -1],
    ['ce mois(?:-ci)?', 'month', 0],
    ['le mois prochain', 'month', 1],
    ["l['’](?:an dernier|année dernière|an passé)", 'year', -1],
    ['cette année', 'year', 0],
    ["l['’](?:an prochain|année prochaine)", 'year', 1],
  ],
  units: [
    ['jours?', 'day'],
    ['semaines?', 'week'],
    ['mois', 'month'],
    ['ans?|années?', 'year'],
    ['décennies?', 'decade'],
    ['siècles?', 'century'],
  ],
  agoBefore: 'il y a ',
  agoAfter: '',
  numbers: 'une?,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze'.split(','),
  common: 'le la les des et du un une dans pour qui sur au par est pas avec sont plus ont',
};

const ES: DateWords = {
  months: 'enero,febrero,marzo,abril,mayo,junio,julio,agosto,sep?tiembre,octubre,noviembre,diciembre'.split(','),
  weekdays: 'lunes,martes,miércoles,jueves,viernes,sábado,domingo'.split(','),
  ordinal: 'º?',
  ofMonth: ' de',
  ofYear: ' (?:de |del )?',
  yearTail: '',
  days: [
    ['anteayer', -2],
    ['pasado mañana', 2],
    ['ayer', -1],
    ['hoy', 0],
  ],
  relative: [
    ['la semana pasada', 'week', -1],
    ['esta semana', 'week', 0],
    ['la (?:próxima semana|semana próxima|semana que viene)', 'week', 1],
    ['el (?:mes pasado|pasado mes)', 'month', -1],
    ['este mes', 'month', 0],
    ['el (?:próximo mes|mes próximo|mes que viene)', 'month', 1],
    ['el (?:año pasado|pasado año)', 'year', -1],
    ['este año', 'year', 0],
    ['el (?:próximo año|año próximo|año que viene)', 'year', 1],
  ],
  units: [
    ['días?', 'day'],
    ['semanas?', 'week'],
    ['mes(?:es)?', 'month'],
    ['años?', 'year'],
    ['décadas?', 'decade'],
    ['siglos?', 'century'],
  ],
  agoBefore: 'hace ',
  agoAfter: '',
  numbers: 'una?,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce'.split(','),
  common: 'la y lo el los las del que en una por con para su al como más pero sus este fue ha está',
};

const PT: DateWords = {
  months: 'janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro'.split(','),
  weekdays: 'segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,sábado,domingo'.split(','),
  ordinal: '[ºo]?',
  ofMonth: ' de',
  ofYear: ' de ',
  yearTail: '',
  days: [
    ['anteontem', -2],
    ['depois de amanhã', 2],
    ['ontem', -1],
    ['hoje', 0],
    ['amanhã', 1],
  ],
  relative: [
    ['semana passada', 'week', -1],
    ['es[ts]a semana', 'week', 0],
    ['(?:próxima semana|semana que vem)', 'week', 1],
    ['mês passado', 'month', -1],
    ['es[ts]e mês', 'month', 0],
    ['próximo mês|mês que vem', 'month', 1],
    ['ano passado', 'year', -1],
    ['es[ts]e ano', 'year', 0],
    ['próximo ano|ano que vem', 'year', 1],
  ],
  units: [
    ['dias?', 'day'],
    ['semanas?', 'week'],
    ['mês|meses', 'month'],
    ['anos?', 'year'],
    ['décadas?', 'decade'],
    ['séculos?', 'century'],
  ],
  agoBefore: 'há ',
  agoAfter: '',
  numbers: 'uma?,(?:dois|duas),três,quatro,cinco,seis,sete,oito,nove,dez,onze,doze'.split(','),
  common: 'e o os da do das dos em um uma para com não no na que por mais foi ao são',
};

const IT: DateWords = {
  months: 'gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre'.split(','),
  weekdays: 'lunedì,martedì,mercoledì,giovedì,venerdì,sabato,domenica'.split(','),
  ordinal: 'º?',
  ofMonth: '',
  ofYear: ' (?:del )?',
  yearTail: '',
  days: [
    ["(?:l['’]altro ieri|l['’]altroieri)", -2],
    ['dopodomani', 2],
    ['ieri', -1],
    ['oggi', 0],
    ['domani', 1],
  ],
  relative: [
    ['la (?:settimana scorsa|scorsa settimana)', 'week', -1],
    ['questa settimana', 'week', 0],
    ['la (?:settimana prossima|prossima settimana)', 'week', 1],
    ['(?:il mese scorso|lo scorso mese)', 'month', -1],
    ['questo mese', 'month', 0],
    ['il (?:mese prossimo|prossimo mese)', 'month', 1],
    ["(?:l['’]anno scorso|lo scorso anno)", 'year', -1],
    ["(?:quest['’]anno)", 'year', 0],
    ["(?:l['’]anno prossimo|il prossimo anno)", 'year', 1],
  ],
  units: [
    ['giorn[oi]', 'day'],
    ['settiman[ae]', 'week'],
    ['mes[ei]', 'month'],
    ['ann[oi]', 'year'],
    ['decenni[o]?', 'decade'],
    ['secol[oi]', 'century'],
  ],
  agoBefore: '',
  agoAfter: ' fa',
  numbers: '(?:un|uno|una),due,tre,quattro,cinque,sei,sette,otto,nove,dieci,undici,dodici'.split(','),
  common: 'e la il lo gli di che della dei del con per una sono non è alla nel ha anche più dal',
};

const RU: DateWords = {
  months:
    'январ[ьяе],феврал[ьяе],март[ае]?,апрел[ьяе],ма[йяе],июн[ьяе],июл[ьяе],август[ае]?,сентябр[ьяе],октябр[ьяе],ноябр[ьяе],декабр[ьяе]'.split(
      ',',
    ),
  weekdays: 'понедельник[аеу]?,вторник[аеу]?,сред[ауы],четверг[аеу]?,пятниц[ауы],суббот[ауы],воскресень[ея]'.split(','),
  ordinal: '(?:-?го)?',
  ofMonth: '',
  ofYear: ' ',
  yearTail: '(?: (?:года|году|годом|год|г\\.))?',
  days: [
    ['позавчера', -2],
    ['послезавтра', 2],
    ['вчера', -1],
    ['сегодня', 0],
    ['завтра', 1],
  ],
  relative: [
    ['(?:на )?прошлой неделе|прошлую неделю', 'week', -1],
    ['(?:на )?этой неделе', 'week', 0],
    ['(?:на )?следующей неделе', 'week', 1],
    ['прошл(?:ом|ого|ый) месяц[ае]?', 'month', -1],
    ['эт(?:ом|ого|от) месяц[ае]?', 'month', 0],
    ['следующ(?:ем|его|ий) месяц[ае]?', 'month', 1],
    ['прошл(?:ом|ого|ый) год[ау]?', 'year', -1],
    ['эт(?:ом|ого|от) год[ау]?', 'year', 0],
    ['следующ(?:ем|его|ий) год[ау]?', 'year', 1],
  ],
  units: [
    ['д(?:ень|ня|ней)', 'day'],
    ['недел[юиь]', 'week'],
    ['месяц(?:а|ев)?', 'month'],
    ['год(?:а)?|лет', 'year'],
    ['десятилети[ейя]', 'decade'],
    ['век(?:а|ов)?', 'century'],
  ],
  agoBefore: '',
  agoAfter: ' (?:тому )?назад',
  numbers: 'один|одну,дв[ае],три,четыре,пять,шесть,семь,восемь,девять,десять,одиннадцать,двенадцать'.split(','),
  common: 'и в не на что с по он как это из его но за для от был при о к',
};

const UK: DateWords = {
  months:
    'січ(?:ень|ня|ні),лют(?:ий|ого|ому),берез(?:ень|ня|ні),квіт(?:ень|ня|ні),трав(?:ень|ня|ні),черв(?:ень|ня|ні),лип(?:ень|ня|ні),серп(?:ень|ня|ні),верес(?:ень|ня|ні),жовт(?:ень|ня|ні),листопад[аі]?,груд(?:ень|ня|ні)'.split(
      ',',
    ),
  weekdays: "понеділ(?:ок|ка|ку),вівтор(?:ок|ка|ку),серед[ауи],четвер(?:га|гу)?,п['’]ятниц[яюі],субот[ауи],неділ[яюі]".split(','),
  ordinal: '(?:-?го)?',
  ofMonth: '',
  ofYear: ' ',
  yearTail: '(?: (?:року|році|роком|рік|р\\.))?',
  days: [
    ['позавчора', -2],
    ['післязавтра', 2],
    ['вчора|учора', -1],
    ['сьогодні', 0],
    ['завтра', 1],
  ],
  relative: [
    ['минулого тижня', 'week', -1],
    ['цього тижня', 'week', 0],
    ['наступного тижня', 'week', 1],
    ['минулого місяця', 'month', -1],
    ['цього місяця', 'month', 0],
    ['наступного місяця', 'month', 1],
    ['минулого року|торік', 'year', -1],
    ['цього року|цьогоріч', 'year', 0],
    ['наступного року', 'year', 1],
  ],
  units: [
    ['д(?:ень|ні|нів)', 'day'],
    ['тиж(?:день|ні|нів)', 'week'],
    ['місяц[іья]в?', 'month'],
    ['рік|рок(?:и|ів)', 'year'],
    ['десятиліт[ьт]я?', 'decade'],
    ['століт[ьт]я?', 'century'],
  ],
  agoBefore: '',
  agoAfter: ' тому',
  numbers: "один|одну,дв[аі],три,чотири,п['’]ять,шість,сім,вісім,дев['’]ять,десять,одинадцять,дванадцять".split(','),
  common: 'і в не на що з та до за він як це від його у про для й є але',
};

/** By ISO 639-1 code. */
export const DATE_WORDS: ReadonlyMap<string, DateWords> = new Map([
  ['en', ENGLISH],
  ['de', DE],
  ['fr', FR],
  ['es', ES],
  ['pt', PT],
  ['it', IT],
  ['ru', RU],
  ['uk', UK],
]);
