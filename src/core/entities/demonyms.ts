import { lowerHashOf } from './hash.ts';

/** Adjectives and nouns of nationality, in lower case; general knowledge, written by hand. They are not names of places. */
const DEMONYMS: ReadonlySet<number> = new Set(
  (
    'afghan albanian algerian american angolan arab argentine argentinian armenian australian austrian azerbaijani azeri bahraini bangladeshi belarusian belarusan belgian bolivian bosnian brazilian ' +
    'british briton bulgarian burmese burundian cambodian cameroonian canadian chadian chechen chilean chinese colombian congolese croatian cuban cypriot czech danish dane dutch ecuadorian egyptian ' +
    'emirati english eritrean estonian ethiopian european african asian filipino finnish finn french frenchman gambian georgian german ghanaian greek guatemalan guinean haitian honduran hungarian icelandic indian ' +
    'indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian ' +
    'macedonian malagasy malawian malaysian malian maltese mauritanian mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien norwegian omani ' +
    'pakistani palestinian panamanian paraguayan persian peruvian polish portuguese qatari romanian russian rwandan salvadoran saudi scottish senegalese serbian serb singaporean slovak slovenian slovene ' +
    'somali spanish sudanese swedish swede swiss syrian taiwanese tajik tanzanian thai tibetan togolese tunisian turkish turk turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni ' +
    'zambian zimbabwean soviet slavic baltic balkan nordic scandinavian'
  )
    .split(' ')
    .flatMap((word) => [lowerHashOf(word), lowerHashOf(`${word}s`)]),
);

/** Whether the word with this lower-case hash is a nationality, singular or plural. */
export function isDemonym(lower: number): boolean {
  return DEMONYMS.has(lower);
}
