/** Signs that stand before or after an amount, longest first, with their ISO 4217 codes (one country's where several share the sign). */
export const CURRENCY_SIGNS: readonly (readonly [sign: string, code: string])[] = [
  ['US$', 'USD'],
  ['HK$', 'HKD'],
  ['NZ$', 'NZD'],
  ['CA$', 'CAD'],
  ['AU$', 'AUD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['S$', 'SGD'],
  ['R$', 'BRL'],
  ['NT$', 'TWD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₪', 'ILS'],
  ['₦', 'NGN'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
];

/** Names of currencies after an amount, as alternations in eight languages. */
export const CURRENCY_NAMES: readonly (readonly [forms: string, code: string])[] = [
  ['(?:US|U\\.S\\.|American|US-)(?: |-)?dollars?|US-Dollars?|USD|dollars? (?:américains|US)|долларов США|доларів США', 'USD'],
  ['(?:Canadian|kanadische) dollars?|CAD', 'CAD'],
  ['Australian dollars?|AUD', 'AUD'],
  ['Hong Kong dollars?|HKD', 'HKD'],
  ['Singapore dollars?|SGD', 'SGD'],
  ['New Zealand dollars?|NZD', 'NZD'],
  ['dollars?|Dollars?|dólar(?:es)?|dollar[oi]|доллар(?:а|ов)?|долар(?:а|и|ів)?|bucks', 'USD'],
  ['euros?|Euros?|EUR|евро|євро', 'EUR'],
  [
    'pounds sterling|British pounds?|pounds?|Pfund|livres sterling|libras esterlinas|GBP|фунт(?:а|ов|ів|и) стерлинг(?:ов|ів)|фунт(?:а|ов|ів|и)?',
    'GBP',
  ],
  ['Russian r(?:o)?ubles?|r(?:o)?ubles?|Rubel|roubles?|rublos?|rubl[io]|RUB|руб(?:ль|ля|лей|лів|лі)|руб\\.', 'RUB'],
  ['Ukrainian hryvnias?|hryvni?as?|Hrywnja|UAH|грив(?:ень|ни|на|ны|ні|ен)|грн', 'UAH'],
  ['Belarusian r(?:o)?ubles?|BYN', 'BYN'],
  ['Swiss francs?|Schweizer Franken|Franken|francs suisses|CHF', 'CHF'],
  ['Chinese yuan|yuan|renminbi|yuanes|юан(?:ей|я|ів)|CNY|RMB', 'CNY'],
  ['Japanese yen|yen(?:s|es)?|Yen|иен|ієн|JPY', 'JPY'],
  ['Indian rupees?|rupees?|Rupien|roupies|rupias|INR', 'INR'],
  ['reais|real|BRL', 'BRL'],
  ['Mexican pesos?|pesos mexicanos|MXN', 'MXN'],
  ['Argentine pesos?|pesos argentinos|ARS', 'ARS'],
  ['South Korean won|won|KRW', 'KRW'],
  ['Turkish liras?|liras?|TRY', 'TRY'],
  ['zlotys?|Zloty|złotych|PLN', 'PLN'],
  ['Swedish kronor|SEK', 'SEK'],
  ['Norwegian kroner|NOK', 'NOK'],
  ['Danish kroner|DKK', 'DKK'],
  ['shekels?|ILS', 'ILS'],
  ['South African rand|rand|ZAR', 'ZAR'],
  ['naira|NGN', 'NGN'],
  ['Iranian rials?|IRR', 'IRR'],
  ['Saudi riyals?|riyals?|SAR', 'SAR'],
  ['dirhams?|AED', 'AED'],
  ['Kazakh tenge|tenge|KZT', 'KZT'],
];

/** Hundredths of a currency after a number, as an alternation in eight languages. */
export const CENTS = 'cent|cents|Cent|centavos|centesimi|копеек|копійок';

/** Words that multiply an amount, as alternations in eight languages. */
export const SCALES: readonly (readonly [forms: string, factor: number])[] = [
  ['hundred|hundert|cents?|cientos|cem|cento', 100],
  ['thousand|k|K|tausend|Tausend|mille|mil|mila|тысяч[аиу]?|тыс\\.?|тисяч[аиу]?|тис\\.?', 1_000],
  [
    'million|millions|mln\\.?|m|M|mn|Million|Millionen|Mio\\.?|millones|millón|milhões|milhão|milioni|milione|миллион(?:а|ов)?|млн|мільйон(?:а|и|ів)?',
    1_000_000,
  ],
  [
    'billion|billions|bn|B|bln|Milliarden?|Mrd\\.?|milliards?|mil millones|bilhões|bilhão|miliardi|miliardo|миллиард(?:а|ов)?|млрд|мільярд(?:а|и|ів)?',
    1_000_000_000,
  ],
  ['trillion|trillions|trn|tn|Billionen?|trilhões|trilhão|триллион(?:а|ов)?|трлн|трильйон(?:а|и|ів)?', 1_000_000_000_000],
];
