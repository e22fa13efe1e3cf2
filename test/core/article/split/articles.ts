/** Two short articles on different subjects in each of four languages, written for these tests. */
export interface Story {
  readonly title: string;
  readonly byline: string;
  readonly date: string;
  readonly body: readonly string[];
}

export const STORIES: Readonly<Record<string, readonly [Story, Story]>> = {
  en: [
    {
      title: 'Harbour town votes to keep its ferry running through winter',
      byline: 'By Nora Whitcombe',
      date: '14 October 2023',
      body: [
        'The council of Elmouth voted on Tuesday to keep the ferry to Gull Island running through the winter, after islanders had warned that a longer timetable gap would close their school.',
        'Seven councillors were in favour and four against. The ferry will make two crossings a day instead of five, and fares will rise by a tenth from November.',
        '"Without the boat we are not a community, we are a holiday park," said Peter Hallam, who has taught on the island for nineteen years and crossed to the mainland for the vote.',
        'The company that owns the vessel had asked for a subsidy of 240,000 pounds. The council agreed to pay two thirds of that sum and to look for the rest in the regional transport fund.',
        'Islanders welcomed the decision, although several of them said that the last crossing, at four in the afternoon, would leave no time to visit the hospital in Elmouth.',
      ],
    },
    {
      title: 'Rare beetle found again in the oak woods of Carrick',
      byline: 'By Samuel Adeyemi',
      date: '2 March 2024',
      body: [
        'Scientists have found a beetle that had not been seen in the country for sixty years, in a rotten oak that foresters were about to fell near Carrick.',
        'The insect, which is as long as a fingernail and shines like copper, lives only in the hollow trunks of very old trees, where its larvae feed on fungus for three years.',
        'Maria Costello, an entomologist at the natural history museum, heard of the find from a student who had photographed a wing case on a muddy path.',
        'She has now counted eleven adults in four trunks. The forestry service has stopped all felling in the wood until a survey of the remaining oaks is complete.',
        'Old trees have become rare because dead wood was long cleared away as untidy. Costello hopes that the copper beetle will persuade owners to leave trunks where they fall.',
      ],
    },
  ],
  de: [
    {
      title: 'Stadtrat beschließt den Umbau des alten Schlachthofs',
      byline: 'Von Katrin Oelsner',
      date: '3. Mai 2022',
      body: [
        'Der Stadtrat von Brunnfeld hat am Montagabend den Umbau des alten Schlachthofs beschlossen. In den Hallen sollen bis 2026 eine Bibliothek, Werkstätten und achtzig Wohnungen entstehen.',
        'Die Kosten werden auf 38 Millionen Euro geschätzt, von denen das Land die Hälfte übernimmt. Die Opposition hatte gefordert, die Wohnungen in städtischer Hand zu behalten.',
        'Bürgermeisterin Helga Brandt sprach nach der Sitzung von einem langen Weg. Seit der Schließung des Schlachthofs vor zwanzig Jahren seien fünf Entwürfe gescheitert.',
        'Die Arbeiten beginnen im Herbst mit dem Abriss der Kühlhäuser. Die Backsteinhallen aus der Gründerzeit stehen unter Denkmalschutz und bleiben erhalten.',
      ],
    },
    {
      title: 'Forscherin hört den Walen der Nordsee zu',
      byline: 'Von Jonas Petersen',
      date: '11. August 2023',
      body: [
        'Mit zwölf Mikrofonen am Meeresgrund verfolgt die Biologin Imke Harms seit drei Jahren die Rufe der Schweinswale vor der Küste. Nun hat sie erste Ergebnisse vorgelegt.',
        'Die Tiere meiden demnach Gebiete, in denen Schiffe schneller als zehn Knoten fahren. Nachts kehren sie zurück und jagen dort Heringe, sobald der Verkehr nachlässt.',
        'Harms wertet die Aufnahmen mit einem Programm aus, das die Klicklaute von Motorenlärm trennt. Dreißig Terabyte hat sie auf diese Weise bereits durchgehört.',
        'Fischer halfen ihr beim Aussetzen der Geräte und holten im Frühjahr zwei davon aus ihren Netzen. Im nächsten Winter will sie weiter nördlich messen.',
      ],
    },
  ],
  fr: [
    {
      title: 'Une boulangerie coopérative ouvre au cœur du village',
      byline: 'Par Hélène Vasseur',
      date: '7 juin 2021',
      body: [
        'Privés de pain depuis deux ans, les habitants de Saint-Aubert ont ouvert samedi leur propre boulangerie, dans l’ancienne poste. Cent quarante familles ont acheté une part de la coopérative.',
        'Le four, acheté d’occasion à un artisan parti à la retraite, cuit chaque matin deux cents baguettes. Une boulangère salariée, Lucie Morin, travaille avec trois apprentis du canton.',
        'La mairie a prêté le local pour dix ans et financé la moitié des travaux. Le conseil départemental a promis une aide, qui n’est pas encore versée.',
        'Les sociétaires espèrent équilibrer les comptes dès la première année. Ils se relaient au comptoir le dimanche, jour où la file s’étend jusqu’à l’église.',
      ],
    },
    {
      title: 'Le glacier du Mont-Roc a perdu quatre mètres en un été',
      byline: 'Par Antoine Girard',
      date: '19 septembre 2022',
      body: [
        'Les mesures effectuées cette semaine par les glaciologues sont les plus mauvaises depuis le début des relevés, en 1957 : la glace a fondu de quatre mètres en moyenne sur le Mont-Roc.',
        'L’hiver avait été pauvre en neige, et les poussières venues du désert ont assombri la surface dès le printemps, ce qui accélère la fonte, explique la chercheuse Claire Dumont.',
        'Le refuge bâti au bord du glacier menace de glisser. Les gardiens l’ont évacué au mois d’août, et un hélicoptère a descendu le matériel dans la vallée.',
        'À ce rythme, la langue inférieure aura disparu avant 2040. Les guides ont déjà déplacé deux itinéraires, trop exposés aux chutes de pierres.',
      ],
    },
  ],
  ru: [
    {
      title: 'В городе открыли мост, который строили одиннадцать лет',
      byline: 'Автор: Ирина Соколова',
      date: '5 сентября 2021',
      body: [
        'Мост через реку Суру открыли в субботу в Алатыре. Его строили одиннадцать лет, трижды меняли подрядчика и дважды пересматривали смету.',
        'Первыми по мосту проехали водители автобусов, которые раньше тратили на объезд сорок минут. Теперь дорога до больницы на другом берегу занимает пять.',
        'Глава города Павел Егоров поблагодарил строителей и признал, что сроки были сорваны по вине администрации. Жители принесли на открытие пироги и гармонь.',
        'Старую паромную переправу решили сохранить как памятник. Паром поставят у причала, и летом в нем будет работать небольшой музей.',
      ],
    },
    {
      title: 'Астрономы-любители открыли новую комету',
      byline: 'Автор: Дмитрий Левченко',
      date: '17 января 2023',
      body: [
        'Двое школьных учителей из Рязани заметили на снимках звездного неба слабое пятно, которое оказалось неизвестной кометой. Международный центр подтвердил открытие в понедельник.',
        'Снимки сделал самодельный телескоп с зеркалом в тридцать сантиметров. Учителя физики собирали его вместе с учениками четыре года в школьной мастерской.',
        'Комета приблизится к Солнцу весной и, возможно, станет видна в бинокль. Ее орбита сильно вытянута, и следующего появления придется ждать восемь тысяч лет.',
        'Ученики уже составили расписание наблюдений. По словам учителей, на астрономический кружок записались вдвое больше детей, чем осенью.',
      ],
    },
  ],
};

/** Ways to put a story down; each gives the lines of one item, the first of which is where it starts. */
export const LAYOUTS: Readonly<Record<string, (story: Story, at: number) => readonly string[]>> = {
  counter: (story, at) => [`${at + 1} of 2 DOCUMENTS`, '', story.date, '', story.title, '', story.byline, '', ...spaced(story.body), ''],
  rule: (story) => ['==========', story.title, story.byline, '', ...spaced(story.body), ''],
  header: (story) => [story.title, story.byline, story.date, '', ...story.body, ''],
  title: (story) => [story.title, '', ...spaced(story.body), '', '', ''],
  fields: (story) => [
    `TITLE: ${story.title}`,
    `DATE: ${story.date}`,
    `LENGTH: ${story.body.join(' ').split(' ').length}`,
    '',
    ...story.body,
    '',
  ],
};

function spaced(lines: readonly string[]): string[] {
  return lines.flatMap((line, at) => (at === 0 ? [line] : ['', line]));
}
