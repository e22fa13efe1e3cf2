/** What a word does in a sentence, as far as boundaries tell one hand from another by it. */
export const USE = { content: 0, function: 1, first: 2, second: 3, third: 4, past: 5, plea: 6 } as const;

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
  'і й та у в на з із зі по до від за для не ні але або що як це цей ця ці той його її їх він вона вони ми ви я був була були бути є вже ще же б чи при після тільки також так який яка які ' +
  // words too common to say what a text is about
  'like into just while over other many well need through where much every each want people high because right those long here better find using good making still different including know years year between same around based would back often keep being look start another used use less important great part make made small three world real think next always easy during things however available life something last going looking level provide really since get got new way time times day days first even two ' +
  'neue neuen neuer jahr jahre jahren menschen viele vielen gibt kann können konnte soll sollen sollte muss müssen immer schon dann wieder seit zwei drei heute damit etwa weil ' +
  'faire fait tout tous toute toutes peut peuvent deux trois ans après entre encore depuis selon contre lors car ainsi ' +
  'años año hacer hace todo todos toda todas puede pueden dos tres entre después desde hasta porque cada donde ' +
  'anos ano fazer pode podem dois três entre depois desde até cada onde já ' +
  'anni anno fare fatto tutto tutti può possono due tre dopo tra fra stato stata quando dove già ' +
  'может могут года лет году время человек люди людей очень один два три много можно когда чтобы более после ' +
  'може можуть року роки років час людина люди людей дуже один два три багато можна коли щоб більше';

/** The words by what they do; one that is named twice does what is said last. */
export const USES: readonly (readonly [use: number, words: string])[] = [
  [USE.function, FUNCTION_WORDS],
  [
    USE.first,
    'i we our my me us ich wir mein unser mich uns je nous mon ma notre yo nosotros mi nuestro eu nós meu nosso io noi mio nostro я мы мой наш мне нам ми мій',
  ],
  [USE.second, 'you your du dein euch euer vous votre tu ton ta usted ustedes tus você vocês lei voi tuo vostro вы ты ваш вам ви ти вам'],
  [
    USE.third,
    'he she his her him them their er sie ihr ihre sein seine il elle ils elles él ella ellos ele ela eles lui loro он она они его её их він вона вони його її',
  ],
  [
    USE.past,
    'was were had said did war waren hatte wurde sagte était étaient avait fue era fueron dijo foi eram disse erano aveva detto был была были сказал був була були сказав',
  ],
  [
    USE.plea,
    'support supporting donate donation subscribe subscription newsletter inbox readers reader journalism contribute contribution help thank dear please sign membership monthly ' +
      'spende spenden unterstützen unterstützung abonnieren newsletter leser leserinnen journalismus bitte danke ' +
      'soutenez soutenir soutien don dons abonnez lecteurs lettre journalisme merci ' +
      'apoya apoyo dona donación suscríbete boletín lectores periodismo gracias apoie doe doação assine leitores jornalismo obrigado ' +
      'sostieni sostegno dona donazione abbonati lettori giornalismo grazie ' +
      'поддержите поддержка пожертвование подпишитесь подписка рассылка читатели читатель журналистика спасибо помогите ' +
      'підтримайте підтримка пожертва підпишіться розсилка читачі журналістика дякуємо допоможіть',
  ],
];
